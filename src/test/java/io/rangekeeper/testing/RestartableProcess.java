package io.rangekeeper.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A program that can be killed and started again with the same arguments.
final class RestartableProcess implements AutoCloseable {
    private final Path folder;
    private final String executable;
    private final List<String> command;
    private LeashedProcess process;

    private RestartableProcess(
            Path folder, String executable, List<String> command, LeashedProcess process) {
        this.folder = folder;
        this.executable = executable;
        this.command = command;
        this.process = process;
    }

    /// @param folder where it runs and its log is
    /// @param executable what the program's file is called
    static RestartableProcess start(Path folder, String executable, List<String> command)
            throws IOException {
        return new RestartableProcess(
                folder, executable, command, LeashedProcess.start(folder, executable, command));
    }

    /// With no chance to put anything in order.
    void kill() throws IOException {
        ProcessHandle program = process.running(executable).orElseThrow();
        program.destroyForcibly();
        program.onExit().join();
        process.close();
    }

    void restart() throws IOException {
        process = LeashedProcess.start(folder, executable, command);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String lastLines(int count) throws IOException {
        return process.lastLines(count);
    }

    @Override
    public void close() throws IOException {
        process.close();
    }
}
