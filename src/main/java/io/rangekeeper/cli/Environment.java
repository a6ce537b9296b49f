package io.rangekeeper.cli;

import io.rangekeeper.report.Palette;
import io.rangekeeper.report.TextReport;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a command may see of the process that it runs in.
///
/// @param in what a person types
/// @param variables the process's environment variables
/// @param home the user's home folder
/// @param lookup finds the addresses of hosts
/// @param terminal whether a person reads the standard output and can answer
record Environment(
        BufferedReader in,
        PrintWriter out,
        PrintWriter err,
        Map<String, String> variables,
        Path home,
        InstantSource clock,
        HostLookup lookup,
        boolean terminal) {
    private static final int WIDTH = 100;
    private static final Pattern YES = Pattern.compile("y|yes", Pattern.CASE_INSENSITIVE);
    private static final Pattern COLUMNS = Pattern.compile("[1-9][0-9]{1,3}");

    static Environment ofProcess() {
        return new Environment(
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                System.getenv(),
                Path.of(System.getProperty("user.home", "/")),
                InstantSource.system(),
                HostLookup.SYSTEM,
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false));
    }

    /// Asks a person; no answer, and any but a clear yes, is a no.
    boolean confirm(String question) {
        out.print(question + " [y/N] ");
        out.flush();
        try {
            String answer = in.readLine();
            return answer != null && YES.matcher(answer.strip()).matches();
        } catch (IOException e) {
            throw CommandException.failure("no answer could be read: " + e.getMessage());
        }
    }

    /// How many characters prose may have on a line: what the shell says of the terminal, within
    /// reason.
    int width() {
        String columns = variables.getOrDefault("COLUMNS", "");
        return terminal && COLUMNS.matcher(columns).matches()
                ? Math.clamp(Integer.parseInt(columns), 60, 160)
                : WIDTH;
    }

    /// How reports look here.
    ///
    /// @param full whether every CIDR is listed
    /// @param arguments the options that name the same policies and ranges
    TextReport.Style style(boolean full, List<String> arguments) {
        Palette palette = colours() ? Palette.ANSI : Palette.PLAIN;
        return new TextReport.Style(palette, full, width(), arguments);
    }

    /// Whether to print in colour: only to a person, and not to one who has asked for none
    /// (no-color.org).
    boolean colours() {
        return terminal && variables.getOrDefault("NO_COLOR", "").isEmpty();
    }
}
