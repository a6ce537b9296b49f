package io.rangekeeper.cli;

import io.rangekeeper.config.ConfigurationException;
import io.rangekeeper.report.Printable;
import io.rangekeeper.store.StoreException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/// Exceptions as a user should read them: on the error output, never with a stack trace unless one
/// is asked for.
record Errors(PrintWriter err) {
    /// Prints what went wrong.
    ///
    /// @param verbose whether to print the stack trace too
    /// @return the exit code
    int report(Exception exception, boolean verbose) {
        describe(exception).forEach(this::print);
        if (verbose) {
            StringWriter trace = new StringWriter();
            exception.printStackTrace(new PrintWriter(trace));
            trace.toString()
                    .lines()
                    .forEach(line -> err.println(Printable.of(line.replace("\t", "    "))));
        }
        err.flush();
        return exception instanceof CommandException error ? error.exitCode() : ExitCode.ERROR;
    }

    void print(String line) {
        err.println("rangekeeper: " + Printable.of(line));
    }

    private static List<String> describe(Exception exception) {
        return switch (exception) {
            case ConfigurationException wrong -> wrong.problems();
            case CommandException error -> error.lines();
            case StoreException error -> List.of(String.valueOf(error.getMessage()));
            default ->
                    List.of(
                            "this should not have happened: "
                                    + exception
                                    + " (--verbose prints a stack trace; please report it)");
        };
    }
}
