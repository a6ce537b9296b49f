package io.rangekeeper.cli;

import java.util.List;

/// An error to tell the user, with what to do about it.
final class CommandException extends RuntimeException {
    private final int exitCode;
    private final List<String> lines;

    private CommandException(int exitCode, List<String> lines) {
        super(String.join("; ", lines));
        this.exitCode = exitCode;
        this.lines = List.copyOf(lines);
    }

    /// Something that was asked for cannot be done.
    static CommandException failure(List<String> lines) {
        return new CommandException(ExitCode.ERROR, lines);
    }

    static CommandException failure(String line) {
        return failure(List.of(line));
    }

    /// What was asked for makes no sense.
    static CommandException usage(String line) {
        return new CommandException(ExitCode.USAGE, List.of(line));
    }

    int exitCode() {
        return exitCode;
    }

    List<String> lines() {
        return lines;
    }
}
