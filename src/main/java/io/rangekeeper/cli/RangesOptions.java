package io.rangekeeper.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;

/// Where feed documents come from, where they are remembered, and where it is told what came of it.
final class RangesOptions {
    @Mixin private final RecordedOption recorded = new RecordedOption();
    @Mixin private final StateOption state = new StateOption();
    @Mixin private final MetricsOption metrics = new MetricsOption();

    Origin origin() {
        return new Origin(recorded.folder(), state.folder(), metrics.file());
    }

    /// Those options, as they were given, that another command needs too.
    List<String> arguments() {
        List<String> arguments = new ArrayList<>(recorded.arguments());
        arguments.addAll(state.arguments());
        return arguments;
    }
}
