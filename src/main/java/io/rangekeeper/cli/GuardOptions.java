package io.rangekeeper.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rangekeeper.config.Configuration;
import io.rangekeeper.config.ConfigurationException;
import io.rangekeeper.policy.Guard;
import io.rangekeeper.policy.Settings;
import java.math.BigDecimal;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Settings of the guard to try without editing a file: the keys of `guard` in the configuration,
/// as options.
final class GuardOptions {
    @Option(
            names = "--max-removed",
            paramLabel = "PERCENT",
            description =
                    "Try another guard.maxRemoved, as in 30%%: how much of a rule may go unasked.")
    private Optional<String> maxRemoved = Optional.empty();

    @Option(
            names = "--max-added",
            paramLabel = "TIMES",
            description = "Try another guard.maxAdded, as in 2: how far a rule may grow unasked.")
    private Optional<BigDecimal> maxAdded = Optional.empty();

    @Option(
            names = "--removal-hold",
            paramLabel = "DURATION",
            description =
                    "Try another guard.removalHold, as in 24h, whatever policies say; 0 for none.")
    private Optional<String> removalHold = Optional.empty();

    /// The settings with these in their place.
    Settings over(Settings settings) {
        Guard tried = read();
        Guard given = settings.guard();
        Guard guard =
                new Guard(
                        maxRemoved.isPresent()
                                ? tried.maxRemovedPercent()
                                : given.maxRemovedPercent(),
                        maxAdded.isPresent() ? tried.maxAdded() : given.maxAdded(),
                        removalHold.isPresent() ? tried.removalHold() : given.removalHold(),
                        given.allowAny());
        return new Settings(
                settings.mode(),
                settings.maxCidrs(),
                guard,
                settings.limits(),
                removalHold.map(any -> tried.removalHold()).or(settings::forcedHold),
                settings.tenants(),
                settings.self());
    }

    /// As the configuration reads them, so that the same things are wrong.
    private Guard read() {
        ObjectNode guard = JsonNodeFactory.instance.objectNode();
        maxRemoved.ifPresent(text -> guard.put("maxRemoved", text));
        maxAdded.ifPresent(number -> guard.put("maxAdded", number));
        removalHold.ifPresent(text -> guard.put("removalHold", text));
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.set("guard", guard);
        try {
            return Configuration.read(root.toString(), "options").settings().guard();
        } catch (ConfigurationException e) {
            throw CommandException.usage(
                    String.join("; ", e.problems())
                            .replace("guard.maxRemoved:", "--max-removed:")
                            .replace("guard.maxAdded:", "--max-added:")
                            .replace("guard.removalHold:", "--removal-hold:"));
        }
    }
}
