package io.rangekeeper.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `manual`: writes the manual pages that a release holds.
@Command(
        name = "manual",
        hidden = true,
        mixinStandardHelpOptions = true,
        description = "Writes a manual page for each command, for a release.")
final class ManualCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "FOLDER", description = "Where to; it is made.")
    private Path folder = Path.of("");

    @Override
    public Integer call() {
        try {
            Files.createDirectories(folder);
            write(spec.root());
        } catch (IOException e) {
            throw CommandException.failure(folder + " cannot be written: " + e);
        }
        return ExitCode.OK;
    }

    private void write(CommandSpec command) throws IOException {
        Files.writeString(
                folder.resolve(ManPage.name(command) + ".1"),
                ManPage.of(command, Version.number()));
        for (CommandSpec sub : HelpText.subcommands(command)) {
            write(sub);
        }
    }
}
