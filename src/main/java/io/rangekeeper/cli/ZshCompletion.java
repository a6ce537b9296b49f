package io.rangekeeper.cli;

import java.util.List;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// Completion for zsh with descriptions; picocli's goes through zsh's imitation of bash and has
/// none.
final class ZshCompletion {
    private final StringBuilder script = new StringBuilder();

    private ZshCompletion() {}

    static String of(CommandSpec root) {
        ZshCompletion zsh = new ZshCompletion();
        zsh.script.append("#compdef ").append(root.name()).append('\n');
        zsh.function(root);
        zsh.script.append(
                """
                if [ "$funcstack[1]" = "%1$s" ]; then
                    %1$s "$@"
                else
                    compdef %1$s %2$s
                fi
                """
                        .formatted(function(root.qualifiedName()), root.name()));
        return zsh.script.toString();
    }

    private static String function(String qualifiedName) {
        return "_" + qualifiedName.replace(' ', '_');
    }

    private void function(CommandSpec command) {
        List<CommandSpec> subcommands = List.copyOf(HelpText.subcommands(command));
        subcommands.forEach(this::function);
        script.append(function(command.qualifiedName())).append("() {\n");
        script.append("    local context state state_descr line\n    typeset -A opt_args\n");
        script.append("    _arguments -C");
        command.options().stream()
                .filter(option -> !option.hidden())
                .forEach(option -> add(specification(option)));
        if (subcommands.isEmpty()) {
            command.positionalParameters()
                    .forEach(parameter -> add(quote(specification(parameter))));
        } else {
            add("'1: :->command'");
            add("'*:: :->arguments'");
        }
        script.append('\n');
        if (!subcommands.isEmpty()) {
            dispatch(subcommands);
        }
        script.append("}\n");
    }

    private void dispatch(List<CommandSpec> subcommands) {
        script.append("    case $state in\n        command)\n            local -a commands=(\n");
        for (CommandSpec sub : subcommands) {
            String entry = sub.name() + ":" + HelpText.summary(sub);
            script.append("                ").append(quote(entry)).append('\n');
        }
        script.append("            )\n            _describe -t commands command commands\n");
        script.append("            ;;\n        arguments)\n            case $words[1] in\n");
        for (CommandSpec sub : subcommands) {
            script.append(
                    "                %s) %s ;;\n"
                            .formatted(sub.name(), function(sub.qualifiedName())));
        }
        script.append("            esac\n            ;;\n    esac\n");
    }

    private void add(String specification) {
        script.append(" \\\n        ").append(specification);
    }

    private static String specification(OptionSpec option) {
        String[] names = option.names();
        String several = option.isMultiValue() ? "*" : "";
        String value = HelpText.takesValue(option) ? ":" + value(option) : "";
        String rest = quote("[" + bracketed(HelpText.summary(option)) + "]" + value);
        if (names.length == 1) {
            return quote(several + names[0]) + rest;
        }
        String all = several.isEmpty() ? "(" + String.join(" ", names) + ")" : several;
        return quote(all) + "{" + String.join(",", names) + "}" + rest;
    }

    private static String specification(PositionalParamSpec parameter) {
        String place =
                parameter.index().max() > parameter.index().min()
                        ? "*"
                        : String.valueOf(parameter.index().min() + 1);
        return place + ":" + value(parameter);
    }

    private static String value(ArgSpec argument) {
        List<String> candidates = HelpText.candidates(argument);
        String action = "";
        if (HelpText.isPath(argument)) {
            action = "_files";
        } else if (!candidates.isEmpty()) {
            action = "(" + String.join(" ", candidates) + ")";
        }
        return argument.paramLabel().replace(":", "\\:") + ":" + action;
    }

    private static String bracketed(String text) {
        return text.replace("\\", "\\\\")
                .replace("[", "\\[")
                .replace("]", "\\]")
                .replace(":", "\\:");
    }

    private static String quote(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
