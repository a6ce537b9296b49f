package io.rangekeeper.cli;

import io.rangekeeper.config.Configuration;
import io.rangekeeper.policy.Settings;
import io.rangekeeper.store.PolicyStore;
import io.rangekeeper.yaml.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Which policies are planned, and how long removals wait.
final class PolicyOptions {
    @Mixin private final StoreOptions store = new StoreOptions();

    @Option(
            names = "--removal-hold",
            paramLabel = "TIME",
            converter = HoldConverter.class,
            description = {
                "How long what an owner withdraws stays open, as in 24h, whatever the configuration and policies say;",
                "0 closes it now. With -f and without --state there is no hold: a person reads the diff."
            })
    private Optional<Duration> removalHold = Optional.empty();

    /// The configuration's, with the hold that this command line asks for. Without a memory nobody
    /// can wait: every run would begin anew.
    Settings settings(Configuration configuration, Origin origin) {
        Settings settings = configuration.settings();
        return removalHold.map(settings::forcing).orElseGet(() -> store.settings(settings, origin));
    }

    /// A policy as a person names it; with one namespace given, it need not be repeated.
    NamedPolicy named(String policy) {
        return store.named(policy);
    }

    /// @param only the policy that is looked for: nothing is read of other namespaces
    PolicyStore open(
            Environment environment, Configuration configuration, Optional<NamedPolicy> only) {
        return store.open(environment, configuration.namespaces(), only.stream().toList());
    }

    /// For people.
    String describe() {
        return store.describe();
    }

    /// The options as they were given.
    List<String> arguments() {
        List<String> arguments = new ArrayList<>(store.arguments());
        removalHold.ifPresent(
                hold -> arguments.addAll(List.of("--removal-hold", Durations.print(hold))));
        return arguments;
    }
}
