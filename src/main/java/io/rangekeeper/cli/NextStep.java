package io.rangekeeper.cli;

import io.rangekeeper.report.Report;
import io.rangekeeper.report.ShellWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a person may want to do after a plan.
final class NextStep {
    private NextStep() {}

    /// The options of one command that another needs too.
    static List<String> arguments(
            PolicyOptions policies, RangesOptions ranges, ConfigurationOption configuration) {
        List<String> arguments = new ArrayList<>(policies.arguments());
        arguments.addAll(ranges.arguments());
        arguments.addAll(configuration.arguments());
        return arguments;
    }

    /// The command that carries the plan out; empty when there is nothing to carry out.
    ///
    /// @param arguments those of the plan that `apply` needs too
    static Optional<String> after(Report plan, List<String> arguments) {
        if (plan.summary().changing() == 0) {
            return Optional.empty();
        }
        return Optional.of("To write this: " + apply(arguments));
    }

    /// The command that writes, for a shell.
    static String apply(List<String> arguments) {
        List<String> words = new ArrayList<>(List.of("rangekeeper", "apply"));
        words.addAll(arguments);
        return ShellWords.join(words);
    }
}
