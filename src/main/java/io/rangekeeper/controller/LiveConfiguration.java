package io.rangekeeper.controller;

import io.rangekeeper.config.Configuration;
import io.rangekeeper.config.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The configuration as its file says it now. A file that is wrong changes nothing: the last one
/// that was right stays in force.
///
/// The text is read and compared, again and again: a ConfigMap's files are swapped by a link, which
/// file watches and modification times miss.
public final class LiveConfiguration implements Supplier<Configuration> {
    /// What came of looking.
    public enum Outcome {
        UNCHANGED,
        APPLIED,
        REFUSED
    }

    private static final Logger LOG = LoggerFactory.getLogger(LiveConfiguration.class);

    private final Optional<Path> file;
    private volatile Configuration current;

    /// Read last, right or wrong; null when it could not be read.
    private @Nullable String text;

    private boolean begun;

    private volatile String trouble = "";

    /// @param file where it is; without one it stays as it is
    /// @param first what is in force until the file is read
    public LiveConfiguration(Optional<Path> file, Configuration first) {
        this.file = file;
        this.current = first;
    }

    @Override
    public Configuration get() {
        return current;
    }

    /// Why the file is not in force as it is; empty when it is.
    public Optional<String> trouble() {
        return Optional.of(trouble).filter(text -> !text.isEmpty());
    }

    /// Looks whether the file says something else.
    ///
    /// @param applied is told of a configuration that is in force from now on
    public synchronized Outcome reload(Consumer<Configuration> applied) {
        if (file.isEmpty()) {
            return Outcome.UNCHANGED;
        }
        String now;
        try {
            now = Files.readString(file.get());
        } catch (IOException e) {
            text = null;
            return refuse("cannot be read: " + e);
        }
        if (now.equals(text)) {
            return Outcome.UNCHANGED;
        }
        text = now;
        try {
            current = Configuration.read(now, file.get().toString());
        } catch (ConfigurationException e) {
            return refuse(String.valueOf(e.getMessage()));
        }
        try {
            // Also when it is looked at for the first time: it may have changed since the start.
            applied.accept(current);
        } catch (RuntimeException e) {
            text = null;
            return notInForce("cannot be taken up yet", String.valueOf(e.getMessage()));
        }
        trouble = "";
        boolean first = !begun;
        begun = true;
        if (first) {
            return Outcome.UNCHANGED;
        }
        LOG.info("{} has changed and is in force", file.get());
        return Outcome.APPLIED;
    }

    private Outcome refuse(String why) {
        return notInForce("is refused, what it said before stays in force", why);
    }

    private Outcome notInForce(String how, String why) {
        if (why.equals(trouble)) {
            return Outcome.UNCHANGED;
        }
        trouble = why;
        LOG.error("{} {}: {}", file.orElseThrow(), how, why);
        return Outcome.REFUSED;
    }
}
