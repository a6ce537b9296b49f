package io.rangekeeper.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Where feed documents come from.
final class RangesOptions {
    @Option(
            names = "--recorded",
            paramLabel = "DIR",
            description = {
                "Read feed documents from this folder instead of the network: <feed>.<ext>, or",
                "<feed>-<document>.<ext> where a feed has several, as in aws.json and stripe-api.json."
            })
    private Optional<Path> recorded = Optional.empty();

    Optional<Path> recorded() {
        recorded.filter(folder -> !Files.isDirectory(folder))
                .ifPresent(folder -> {
                    throw CommandException.failure(
                            "--recorded: "
                                    + folder
                                    + (Files.exists(folder) ? " is no folder" : " does not exist"));
                });
        return recorded;
    }

    /// The option as it was given.
    List<String> arguments() {
        return recorded.map(folder -> List.of("--recorded", folder.toString())).orElse(List.of());
    }

    /// For people.
    String describe() {
        return recorded.map(folder -> "documents recorded in " + folder).orElse("their owners");
    }
}
