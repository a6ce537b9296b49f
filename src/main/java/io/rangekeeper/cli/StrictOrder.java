package io.rangekeeper.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/// Runs the last command of the line, and refuses options that stand before its name and that it
/// would never see: `feeds --recorded D show aws` must not read something else than D.
final class StrictOrder implements IExecutionStrategy {
    private final IExecutionStrategy last = new CommandLine.RunLast();

    @Override
    public int execute(ParseResult parsed) {
        List<ParseResult> commands = commands(parsed);
        // Whoever asks for help gets it, whatever else stands there.
        if (commands.stream().noneMatch(StrictOrder::asksForHelp)) {
            for (int i = 1; i < commands.size(); i++) {
                refuseLost(commands.get(i - 1), commands.get(i));
            }
        }
        return last.execute(parsed);
    }

    private static List<ParseResult> commands(ParseResult parsed) {
        return parsed.asCommandLineList().stream().map(CommandLine::getParseResult).toList();
    }

    private static boolean asksForHelp(ParseResult command) {
        return command.isUsageHelpRequested() || command.isVersionHelpRequested();
    }

    private static void refuseLost(ParseResult before, ParseResult command) {
        List<String> lost =
                before.matchedOptions().stream()
                        .filter(option -> option.scopeType() != ScopeType.INHERIT)
                        .map(option -> explain(option, command))
                        .toList();
        if (!lost.isEmpty()) {
            throw new ParameterException(
                    command.commandSpec().commandLine(), String.join("; ", lost));
        }
    }

    private static String explain(OptionSpec option, ParseResult command) {
        String name = command.commandSpec().name();
        boolean known = command.commandSpec().findOption(option.longestName()) != null;
        return "%s stands before '%s', which does not see it: %s"
                .formatted(
                        option.longestName(),
                        name,
                        known
                                ? "write it after '" + name + "'"
                                : "'" + name + "' has no such option");
    }
}
