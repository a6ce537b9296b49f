package io.rangekeeper.cli;

import io.rangekeeper.config.Configuration;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/// `--config FILE`.
final class ConfigurationOption {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = {
                "The configuration: modes, budgets, named sets, feeds of your own.",
                "Without it the documented defaults hold (config/rangekeeper.yaml)."
            })
    private Optional<Path> file = Optional.empty();

    Optional<Path> file() {
        return file;
    }

    Configuration read() {
        if (file.isEmpty()) {
            return Configuration.defaults();
        }
        return Configuration.read(TextFile.read("--config", file.get()), file.get().toString());
    }

    /// The option as it was given.
    List<String> arguments() {
        return file.map(path -> List.of("--config", path.toString())).orElse(List.of());
    }
}
