package io.rangekeeper.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/// `--state DIR`.
final class StateOption {
    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = {
                "Remember in this folder what the feeds said, and when: a document that cannot be read, or is older",
                "than the last one, then leaves in force what was read before. Removals wait by it (--removal-hold), also",
                "with -f, and what owners change is measured by it."
            })
    private Optional<Path> folder = Optional.empty();

    Optional<Path> folder() {
        folder.filter(path -> Files.exists(path) && !Files.isDirectory(path))
                .ifPresent(path -> {
                    throw CommandException.failure("--state: " + path + " is no folder");
                });
        return folder;
    }

    /// The option as it was given.
    List<String> arguments() {
        return folder.map(path -> List.of("--state", path.toString())).orElse(List.of());
    }
}
