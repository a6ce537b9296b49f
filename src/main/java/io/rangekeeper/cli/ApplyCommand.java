package io.rangekeeper.cli;

import io.rangekeeper.controller.Reconciler;
import io.rangekeeper.report.Report;
import io.rangekeeper.report.ReportBuilder;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `apply`: plan, then write it.
@Command(
        name = "apply",
        mixinStandardHelpOptions = true,
        description = {
            "Plans as \"plan\" does, then writes: one patch per policy in a cluster, the files themselves with -f."
                    + " A policy that somebody else changes meanwhile is read and planned again. What is in step is not touched.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:Every policy is in step.",
            "1:Something could not be written, or nothing could be planned.",
            "3:Something was left Held or Invalid, waits for a feed, or could not be read.",
            "64:The command line is wrong."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  rangekeeper apply                      the current cluster",
            "  rangekeeper apply -f manifests/        change the files in place; then look at git diff"
        })
final class ApplyCommand implements Callable<Integer> {
    private final Environment environment;

    @Mixin private final PolicyOptions policies = new PolicyOptions();
    @Mixin private final RangesOptions ranges = new RangesOptions();
    @Mixin private final ConfigurationOption configuration = new ConfigurationOption();
    @Mixin private final OutputOptions output = new OutputOptions();

    ApplyCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        Planning planning = Planning.prepare(environment, configuration, policies, ranges);
        Reconciler reconciler = new Reconciler(planning.store(), planning::plan);
        List<ReportBuilder.Item> items =
                planning.plans().stream().map(reconciler::reconcile).map(Results::of).toList();
        Report report = planning.report(items);
        output.print(
                report,
                Optional.empty(),
                NextStep.arguments(policies, ranges, configuration),
                environment);
        if (report.summary().failed() > 0) {
            return ExitCode.ERROR;
        }
        return Attention.isNeeded(report) ? ExitCode.ATTENTION : ExitCode.OK;
    }
}
