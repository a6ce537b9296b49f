package io.rangekeeper.store.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.Test;

class TransitionTest {
    @Test
    void aFailureAndItsEndAreLoggedOnceEach() {
        LoggerContext context = new LoggerContext();
        Logger log = context.getLogger("test");
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        log.addAppender(lines);
        Transition transition = new Transition(log, "it cannot be read", "it is read again");

        transition.works();
        assertThat(lines.list).isEmpty();
        transition.fails("status 500");
        transition.fails("status 503");
        transition.works();
        transition.works();
        transition.fails("status 404");

        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "it cannot be read: status 500",
                        "it is read again",
                        "it cannot be read: status 404");
        assertThat(lines.list)
                .extracting(ILoggingEvent::getLevel)
                .containsExactly(Level.WARN, Level.INFO, Level.WARN);
    }
}
