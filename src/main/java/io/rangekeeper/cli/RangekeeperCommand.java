package io.rangekeeper.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

@Command(
        name = "rangekeeper",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeOnInvalidInput = ExitCode.USAGE,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Keeps the ipBlock entries of labelled NetworkPolicies equal to the IP ranges that clouds and vendors"
                    + " publish.",
            "",
            "A policy with the label rangekeeper.io/managed: \"true\" and an annotation such as",
            "  rangekeeper.io/egress: aws{service=\"S3\", region=\"eu-west-1\"}",
            "gets these ranges into the one egress rule that holds ipBlocks; nothing else of it is touched.",
            ""
        },
        footer = {
            "",
            "Start here (no cluster, no network):",
            "  rangekeeper plan -f deploy/examples --recorded config/samples"
        })
final class RangekeeperCommand {
    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Print a stack trace with an error.")
    private boolean verbose;

    boolean isVerbose() {
        return verbose;
    }
}
