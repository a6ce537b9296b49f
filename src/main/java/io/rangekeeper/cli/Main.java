package io.rangekeeper.cli;

import io.rangekeeper.feed.Catalogue;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// The entry point.
public final class Main {
    /// In the order of the help.
    private static final List<Class<?>> COMMANDS =
            List.of(
                    RunCommand.class,
                    PlanCommand.class,
                    ApplyCommand.class,
                    ApproveCommand.class,
                    ExplainCommand.class,
                    LintCommand.class,
                    RangesCommand.class,
                    FeedsCommand.class,
                    BacktestCommand.class,
                    UninstallCommand.class,
                    CompletionCommand.class,
                    ManualCommand.class,
                    CommandLine.HelpCommand.class);

    private Main() {}

    public static void main(String[] arguments) {
        if (isController(arguments)) {
            // Read it meanwhile: that takes as long as the command line, and nothing is known too
            // early that is in the jar.
            Thread.ofPlatform().daemon().name("catalogue").start(Catalogue::builtIn);
        }
        Environment environment = Environment.ofProcess();
        System.exit(commandLine(environment, arguments).execute(arguments));
    }

    /// The whole command line, put together for an environment.
    static CommandLine commandLine(Environment environment) {
        return commandLine(environment, COMMANDS);
    }

    /// As much of it as these arguments can mean. A controller, which somebody waits for, does
    /// without the other commands: to read what each of them takes is most of what it would do with
    /// its own.
    static CommandLine commandLine(Environment environment, String... arguments) {
        return commandLine(
                environment, isController(arguments) ? List.of(RunCommand.class) : COMMANDS);
    }

    private static boolean isController(String... arguments) {
        return arguments.length > 0 && arguments[0].equals("run");
    }

    private static CommandLine commandLine(Environment environment, List<Class<?>> commands) {
        RangekeeperCommand root = new RangekeeperCommand();
        Errors errors = new Errors(environment.err());
        CommandLine line = new CommandLine(root, new CommandFactory(environment));
        commands.forEach(line::addSubcommand);
        return line.setOut(environment.out())
                .setErr(environment.err())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(environment.width())
                .setExecutionStrategy(new StrictOrder())
                .setParameterExceptionHandler((wrong, arguments) -> misused(wrong, errors))
                .setExecutionExceptionHandler(
                        (exception, command, parsed) -> errors.report(exception, root.isVerbose()));
    }

    private static int misused(ParameterException wrong, Errors errors) {
        errors.print(String.valueOf(wrong.getMessage()));
        UnmatchedArgumentException.printSuggestions(wrong, errors.err());
        String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
        errors.err().println("'" + command + " --help' says what there is.");
        errors.err().flush();
        return ExitCode.USAGE;
    }
}
