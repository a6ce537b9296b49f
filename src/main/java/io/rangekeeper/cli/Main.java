package io.rangekeeper.cli;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// The entry point.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Environment environment = Environment.ofProcess();
        System.exit(commandLine(environment).execute(arguments));
    }

    /// The whole command line, put together for an environment.
    static CommandLine commandLine(Environment environment) {
        RangekeeperCommand root = new RangekeeperCommand();
        Errors errors = new Errors(environment.err());
        return new CommandLine(root, new CommandFactory(environment))
                .setOut(environment.out())
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
