package io.rangekeeper.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `completion`: prints a script for a shell.
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = {
            "Prints a script by which a shell completes commands, options and their values. A release has all three in"
                    + " its folder completions.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  source <(rangekeeper completion bash)          in ~/.bashrc",
            "  source <(rangekeeper completion zsh)           in ~/.zshrc, after compinit",
            "  rangekeeper completion fish > ~/.config/fish/completions/rangekeeper.fish"
        })
final class CompletionCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}.")
    private Shell shell = Shell.bash;

    /// By the names of their commands.
    @SuppressWarnings("ImmutableEnumChecker")
    enum Shell {
        bash,
        zsh,
        fish
    }

    @Override
    public Integer call() {
        CommandLine root = spec.root().commandLine();
        String script =
                switch (shell) {
                    case bash -> AutoComplete.bash(spec.root().name(), root);
                    case zsh -> ZshCompletion.of(spec.root());
                    case fish -> FishCompletion.of(spec.root());
                };
        spec.commandLine().getOut().print(script);
        spec.commandLine().getOut().flush();
        return ExitCode.OK;
    }
}
