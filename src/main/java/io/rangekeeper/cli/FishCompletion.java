package io.rangekeeper.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// Completion for fish, which picocli has none for.
final class FishCompletion {
    private final StringBuilder script = new StringBuilder();
    private final String name;

    private FishCompletion(String name) {
        this.name = name;
    }

    static String of(CommandSpec root) {
        FishCompletion fish = new FishCompletion(root.name());
        fish.begin(root);
        fish.add(root);
        return fish.script.toString();
    }

    /// Which command the words so far have led to.
    private void begin(CommandSpec root) {
        List<String> commands = new ArrayList<>();
        collect(root, commands);
        script.append(
                """
                # Completion of %1$s for fish.
                function __%1$s_at
                    set -l at %1$s
                    for word in (commandline -opc)[2..-1]
                        switch "$at $word"
                            case %2$s
                                set at "$at $word"
                        end
                    end
                    test "$at" = "$argv"
                end
                complete -c %1$s -f
                """
                        .formatted(name, String.join(" ", commands)));
    }

    private static void collect(CommandSpec command, List<String> names) {
        for (CommandSpec sub : HelpText.subcommands(command)) {
            names.add(quote(sub.qualifiedName()));
            collect(sub, names);
        }
    }

    private void add(CommandSpec command) {
        String start =
                "complete -c "
                        + name
                        + " -n "
                        + quote("__" + name + "_at " + command.qualifiedName());
        for (CommandSpec sub : HelpText.subcommands(command)) {
            line(start + " -a " + sub.name(), HelpText.summary(sub));
        }
        for (OptionSpec option : command.options()) {
            if (!option.hidden()) {
                line(start + names(option) + value(option), HelpText.summary(option));
            }
        }
        for (PositionalParamSpec parameter : command.positionalParameters()) {
            if (HelpText.isPath(parameter)) {
                script.append(start).append(" -F\n");
            } else if (!HelpText.candidates(parameter).isEmpty()) {
                line(start + values(HelpText.candidates(parameter)), HelpText.summary(parameter));
            }
        }
        HelpText.subcommands(command).forEach(this::add);
    }

    private static String names(OptionSpec option) {
        StringBuilder names = new StringBuilder();
        for (String spelling : option.names()) {
            names.append(
                    spelling.startsWith("--")
                            ? " -l " + spelling.substring(2)
                            : " -s " + spelling.substring(1));
        }
        return names.toString();
    }

    private static String value(OptionSpec option) {
        if (!HelpText.takesValue(option)) {
            return "";
        }
        if (HelpText.isPath(option)) {
            return " -r -F";
        }
        List<String> candidates = HelpText.candidates(option);
        return " -x" + (candidates.isEmpty() ? "" : values(candidates));
    }

    private static String values(List<String> candidates) {
        return " -a " + quote(String.join(" ", candidates));
    }

    private void line(String start, String description) {
        script.append(start).append(" -d ").append(quote(description)).append('\n');
    }

    private static String quote(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
