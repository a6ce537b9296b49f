package io.rangekeeper.cli;

import io.rangekeeper.report.Report;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
            "3:With --detailed-exitcode: something is Held or Invalid, waits for a feed, or could not be read."
                    + " With --fail-on: one of these things is so.",
            "64:The command line is wrong."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  rangekeeper plan                                     the current cluster, feeds from the network",
            "  rangekeeper plan -f manifests/ -o markdown --fail-on invalid,held    for a pull request",
            "  rangekeeper plan -o html > review.html               for a security review",
            "  rangekeeper plan --since last-month.json             and what is new since then",
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

    @Option(
            names = "--fail-on",
            split = ",",
            paramLabel = "WHAT",
            description =
                    "End with exit code 3 when one of these is so: ${COMPLETION-CANDIDATES}. changes: a policy"
                            + " would be written or differs; opens: addresses would be opened; unread: a feed or"
                            + " policy could not be read. Several are separated by commas.")
    private List<FailOn> failOn = List.of();

    @Option(
            names = "--since",
            paramLabel = "FILE",
            description =
                    "An earlier report, as -o json printed it: say what is new since then, in what is allowed, for"
                            + " whom, and in what is asked for.")
    private @Nullable Path since;

    PlanCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        Optional<Report> earlier = Optional.ofNullable(since).map(EarlierReport::read);
        Planning planning = Planning.prepare(environment, configuration, policies, ranges);
        Report plan = planning.report();
        Report report = earlier.map(plan::since).orElse(plan);
        List<String> arguments = NextStep.arguments(policies, ranges, configuration);
        output.print(report, NextStep.after(report, arguments), arguments, environment);
        if (failOn.stream().anyMatch(what -> what.isSo(report))) {
            return ExitCode.ATTENTION;
        }
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
