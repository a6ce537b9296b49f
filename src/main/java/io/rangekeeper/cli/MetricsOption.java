package io.rangekeeper.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/// `--metrics FILE`.
final class MetricsOption {
    @Option(
            names = "--metrics",
            paramLabel = "FILE",
            description = {
                "Write what was measured of the feeds to this file in the Prometheus text format, for node_exporter's",
                "textfile collector: for a command that a schedule runs."
            })
    private Optional<Path> file = Optional.empty();

    Optional<Path> file() {
        return file;
    }
}
