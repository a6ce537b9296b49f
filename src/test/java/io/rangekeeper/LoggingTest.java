package io.rangekeeper;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What `logback.xml` lets through, and in which words.
class LoggingTest {
    private final LoggerContext context = new LoggerContext();

    @BeforeEach
    void configure() throws JoranException {
        var configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(LoggingTest.class.getResource("/logback.xml"));
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void aWarningIsOneShortLine() {
        assertThat(line("feed aws: status 503", null))
                .isEqualTo("WARN  Fetcher: feed aws: status 503" + System.lineSeparator());
    }

    @Test
    void whatCouldSteerATerminalIsNotLetThrough() {
        assertThat(line("a\u001b[31mb\r\nc\u009bd\u202ee\u2028f", null))
                .isEqualTo("WARN  Fetcher: a?[31mb?c?d?e?f" + System.lineSeparator());
    }

    @Test
    void anExceptionIsNamedOnTheSameLine() {
        assertThat(line("refused", new IllegalStateException("bad\u001b\nbody")))
                .isEqualTo(
                        "WARN  Fetcher: refused java.lang.IllegalStateException: bad?body"
                                + System.lineSeparator());
    }

    @Test
    void everythingGoesToStderr() {
        assertThat(appender().getTarget()).isEqualTo("System.err");
    }

    @Test
    void lessThanAWarningIsSilent() {
        assertThat(context.getLogger("io.kubernetes.client").isInfoEnabled()).isFalse();
        assertThat(context.getLogger("io.rangekeeper").isInfoEnabled()).isFalse();
        assertThat(context.getLogger("io.rangekeeper").isWarnEnabled()).isTrue();
    }

    private String line(String message, @Nullable Throwable thrown) {
        Logger logger = context.getLogger("io.rangekeeper.feed.Fetcher");
        var event =
                new LoggingEvent(
                        LoggingTest.class.getName(), logger, Level.WARN, message, thrown, null);
        return new String(appender().getEncoder().encode(event), StandardCharsets.UTF_8);
    }

    private ConsoleAppender<ILoggingEvent> appender() {
        return (ConsoleAppender<ILoggingEvent>)
                context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).getAppender("stderr");
    }
}
