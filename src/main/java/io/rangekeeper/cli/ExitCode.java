package io.rangekeeper.cli;

/// What the process says when it ends. A contract with scripts.
final class ExitCode {
    static final int OK = 0;

    /// Something failed: nothing, or not all, was done.
    static final int ERROR = 1;

    /// With `--detailed-exitcode`: there are changes.
    static final int CHANGES = 2;

    /// Something needs a person: Held, Invalid, Waiting, or not readable.
    static final int ATTENTION = 3;

    /// The command line itself is wrong (EX_USAGE of sysexits).
    static final int USAGE = 64;

    private ExitCode() {}
}
