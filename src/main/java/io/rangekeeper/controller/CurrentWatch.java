package io.rangekeeper.controller;

import io.rangekeeper.config.Configuration;
import io.rangekeeper.store.PolicyName;
import io.rangekeeper.store.PolicyWatch;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The watch of the policies that the configuration means, and the configuration that goes with it.
/// Where it comes to mean others, both old ones serve until the new watch has listed them all: a
/// policy that is judged by new rules and old labels of its namespace would be wrongly Invalid.
final class CurrentWatch implements AutoCloseable {
    /// What of a configuration makes it another watch.
    private record Scope(List<String> namespaces, boolean labels) {
        static Scope of(Configuration configuration) {
            return new Scope(
                    configuration.namespaces(), configuration.settings().tenants().needsLabels());
        }
    }

    private record Watched(Configuration configuration, Scope scope, PolicyWatch watch) {}

    private final Function<Configuration, PolicyWatch> watches;
    private final Consumer<PolicyName> changed;
    private volatile @Nullable Watched current;
    private Optional<Watched> next = Optional.empty();

    CurrentWatch(Function<Configuration, PolicyWatch> watches, Consumer<PolicyName> changed) {
        this.watches = watches;
        this.changed = changed;
    }

    /// @throws IllegalStateException before the first use
    PolicyWatch get() {
        return begun().orElseThrow(() -> new IllegalStateException("nothing is watched yet"));
    }

    /// By which the policies of [#get] are planned.
    ///
    /// @throws IllegalStateException before the first use
    Configuration configuration() {
        Watched now = current;
        if (now == null) {
            throw new IllegalStateException("nothing is watched yet");
        }
        return now.configuration;
    }

    /// Whether everything that the configuration means was listed once: until then, an old one is
    /// in force, or none.
    synchronized boolean isListed() {
        return next.isEmpty() && begun().filter(PolicyWatch::isListed).isPresent();
    }

    /// Empty before the first use.
    Optional<PolicyWatch> begun() {
        return Optional.ofNullable(current).map(Watched::watch);
    }

    /// Watches what this configuration means.
    synchronized void use(Configuration configuration) {
        Scope scope = Scope.of(configuration);
        next.ifPresent(unused -> unused.watch.close());
        next = Optional.empty();
        Watched now = current;
        if (now != null && now.scope.equals(scope)) {
            current = new Watched(configuration, scope, now.watch);
            return;
        }
        PolicyWatch watch = watches.apply(configuration);
        watch.start(changed);
        Watched watched = new Watched(configuration, scope, watch);
        if (now == null) {
            current = watched;
        } else {
            next = Optional.of(watched);
        }
    }

    /// Lets the new watch take the place of the old one, once it has listed all.
    ///
    /// @return whether it did
    synchronized boolean settle() {
        if (next.filter(waiting -> waiting.watch.isListed()).isEmpty()) {
            return false;
        }
        PolicyWatch before = get();
        current = next.orElseThrow();
        next = Optional.empty();
        before.close();
        return true;
    }

    @Override
    public synchronized void close() {
        next.ifPresent(unused -> unused.watch.close());
        Watched now = current;
        if (now != null) {
            now.watch.close();
        }
    }
}
