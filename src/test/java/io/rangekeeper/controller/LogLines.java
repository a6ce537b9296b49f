package io.rangekeeper.controller;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.List;

/// A log of its own, as it is before any encoder has touched it.
final class LogLines extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final LoggerContext loggers = new LoggerContext();
    private final List<String> lines = new ArrayList<>();

    LogLines() {
        setContext(loggers);
        start();
        logger().setLevel(Level.DEBUG);
        logger().addAppender(this);
    }

    Logger logger() {
        return loggers.getLogger("feeds");
    }

    /// What has come since somebody asked last, as `WARN text`.
    List<String> lines() {
        synchronized (lines) {
            List<String> all = List.copyOf(lines);
            lines.clear();
            return all;
        }
    }

    @Override
    protected void append(ILoggingEvent event) {
        synchronized (lines) {
            lines.add(event.getLevel() + " " + event.getFormattedMessage());
        }
    }

    @Override
    public void close() {
        loggers.stop();
    }
}
