package io.rangekeeper.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;

/// Where feed documents come from, and where they are remembered.
final class RangesOptions {
    @Mixin private final RecordedOption recorded = new RecordedOption();
    @Mixin private final StateOption state = new StateOption();

    Origin origin() {
        return new Origin(recorded.folder(), state.folder());
    }

    /// The options as they were given.
    List<String> arguments() {
        List<String> arguments = new ArrayList<>(recorded.arguments());
        arguments.addAll(state.arguments());
        return arguments;
    }
}
