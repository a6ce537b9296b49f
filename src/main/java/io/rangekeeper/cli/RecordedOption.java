package io.rangekeeper.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/// `--recorded DIR`.
final class RecordedOption {
    @Option(
            names = "--recorded",
            paramLabel = "DIR",
            description = {
                "Read feed documents from this folder instead of the network: <feed>.<ext>, or",
                "<feed>-<document>.<ext> where a feed has several, as in aws.json and stripe-api.json."
            })
    private Optional<Path> folder = Optional.empty();

    Optional<Path> folder() {
        folder.filter(path -> !Files.isDirectory(path))
                .ifPresent(path -> {
                    throw CommandException.failure(
                            "--recorded: "
                                    + path
                                    + (Files.exists(path) ? " is no folder" : " does not exist"));
                });
        return folder;
    }

    /// The option as it was given.
    List<String> arguments() {
        return folder.map(path -> List.of("--recorded", path.toString())).orElse(List.of());
    }
}
