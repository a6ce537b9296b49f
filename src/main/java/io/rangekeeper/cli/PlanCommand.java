package io.rangekeeper.cli;

import io.rangekeeper.report.Report;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `plan`: what would change.
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description = {
            "Shows what would change in the labelled policies, why, and from which document. Writes nothing.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:A plan was made (also when it is empty).",
            "1:No plan could be made.",
            "2:With --detailed-exitcode: there are changes.",
            "3:With --detailed-exitcode: something is Held or Invalid, waits for a feed, or could not be read.",
            "64:The command line is wrong."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  rangekeeper plan                                     the current cluster, feeds from the network",
            "  rangekeeper plan -f manifests/ -o markdown           for a pull request",
            "  rangekeeper plan -f deploy/examples --recorded config/samples"
        })
final class PlanCommand implements Callable<Integer> {
    private final Environment environment;

    @Mixin private final PolicyOptions policies = new PolicyOptions();
    @Mixin private final RangesOptions ranges = new RangesOptions();
    @Mixin private final ConfigurationOption configuration = new ConfigurationOption();
    @Mixin private final OutputOptions output = new OutputOptions();

    @Option(
            names = "--detailed-exitcode",
            description =
                    "Say by the exit code whether there are changes, and whether something needs a person.")
    private boolean detailed;

    PlanCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        Planning planning = Planning.prepare(environment, configuration, policies, ranges);
        Report report = planning.report();
        List<String> arguments = NextStep.arguments(policies, ranges, configuration);
        output.print(report, NextStep.after(report, arguments), arguments, environment);
        if (!detailed) {
            return ExitCode.OK;
        }
        if (Attention.isNeeded(report)) {
            return ExitCode.ATTENTION;
        }
        return report.summary().changing() + report.summary().observed() > 0
                ? ExitCode.CHANGES
                : ExitCode.OK;
    }
}
