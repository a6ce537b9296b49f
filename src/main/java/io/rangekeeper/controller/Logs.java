package io.rangekeeper.controller;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import java.net.URL;
import java.util.Objects;
import org.slf4j.LoggerFactory;

/// How a controller logs: lines for people on a terminal, else JSON lines for whatever collects
/// them. Other commands keep what `logback.xml` says.
public final class Logs {
    private static final String PEOPLE = "/logback-terminal.xml";
    private static final String MACHINES = "/logback-json.xml";

    private Logs() {}

    /// From now on, for the whole process.
    ///
    /// @param terminal whether a person reads along
    public static void configure(boolean terminal) {
        configure((LoggerContext) LoggerFactory.getILoggerFactory(), terminal);
    }

    static void configure(LoggerContext context, boolean terminal) {
        String name = terminal ? PEOPLE : MACHINES;
        URL file = Objects.requireNonNull(Logs.class.getResource(name), name);
        context.reset();
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        try {
            configurator.doConfigure(file);
        } catch (JoranException e) {
            throw new IllegalStateException(name + " is shipped and tested", e);
        }
    }
}
