package io.rangekeeper.cli;

import io.rangekeeper.report.Report;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a person may want to do after a plan.
final class NextStep {
    /// What a shell takes as it stands.
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private NextStep() {}

    /// The command that carries the plan out; empty when there is nothing to carry out.
    ///
    /// @param arguments those of the plan that `apply` needs too
    static Optional<String> after(Report plan, List<String> arguments) {
        if (plan.summary().changing() == 0) {
            return Optional.empty();
        }
        StringBuilder command = new StringBuilder("rangekeeper apply");
        arguments.forEach(argument -> command.append(' ').append(quote(argument)));
        return Optional.of("To write this: " + command);
    }

    private static String quote(String argument) {
        return PLAIN.matcher(argument).matches()
                ? argument
                : "'" + argument.replace("'", "'\\''") + "'";
    }
}
