package io.rangekeeper.controller;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a controller's log lets through, and in which shape.
class LogsTest {
    private static final String EVIL = "a\u001b[31mb\r\nc\u009bd\u202ee\u2028f\u007f\ud800\"}";

    private final LoggerContext context = new LoggerContext();

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void withoutATerminalEachEventIsOneLineOfJson() throws IOException {
        Logs.configure(context, false);

        String line = line("json", "io.rangekeeper.feeds", EVIL, new IllegalStateException(EVIL));

        assertThat(line).matches("[\\x20-\\x7e]+\\R");
        JsonNode json = new ObjectMapper().readTree(line);
        assertThat(json.path("level").asText()).isEqualTo("WARN");
        assertThat(json.path("loggerName").asText()).isEqualTo("io.rangekeeper.feeds");
        assertThat(json.path("formattedMessage").asText())
                .startsWith("a\u001b[31mb\r\nc\u009bd\u202ee\u2028f\u007f");
        assertThat(json.path("throwable").path("message").asText()).startsWith("a\u001b[31mb");
        assertThat(json.path("timestamp").isNumber()).isTrue();
    }

    @Test
    void anAuditLineIsNotWrappedInAnotherOne() {
        Logs.configure(context, false);
        Logger audit = context.getLogger(Audit.LOGGER);

        assertThat(audit.isAdditive()).isFalse();
        assertThat(line("audit", Audit.LOGGER, "{\"audit\":1}", null))
                .isEqualTo("{\"audit\":1}" + System.lineSeparator());
        assertThat(line("audit", Audit.LOGGER, "{\u001b\u202e}", null))
                .isEqualTo("{?}" + System.lineSeparator());
    }

    @Test
    void onATerminalNothingSteersIt() {
        Logs.configure(context, true);

        assertThat(line("stderr", "io.rangekeeper.feeds", EVIL, new IllegalStateException(EVIL)))
                .matches(
                        "\\d\\d:\\d\\d:\\d\\d WARN  feeds: a\\?\\[31mb\\?c\\?d\\?e\\?f\\?[^\\p{Cc}\\p{Cf}]+\\R");
    }

    @Test
    void ourOwnTransitionsAreToldAndTheChatterOfLibrariesIsNot() {
        for (boolean terminal : new boolean[] {true, false}) {
            Logs.configure(context, terminal);

            assertThat(context.getLogger("io.rangekeeper.feeds").isInfoEnabled()).isTrue();
            assertThat(context.getLogger(Audit.LOGGER).isInfoEnabled()).isTrue();
            assertThat(context.getLogger("org.quartz.core").isInfoEnabled()).isFalse();
            assertThat(context.getLogger("org.quartz.core").isWarnEnabled()).isTrue();
        }
    }

    private String line(String name, String logger, String message, @Nullable Throwable thrown) {
        Logger from = context.getLogger(logger);
        Logger owner = name.equals("audit") ? from : context.getLogger(Logger.ROOT_LOGGER_NAME);
        LoggingEvent event =
                new LoggingEvent(LogsTest.class.getName(), from, Level.WARN, message, thrown, null);
        var appender = (ConsoleAppender<ILoggingEvent>) owner.getAppender(name);
        return new String(appender.getEncoder().encode(event), StandardCharsets.UTF_8);
    }
}
