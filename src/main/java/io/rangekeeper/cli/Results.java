package io.rangekeeper.cli;

import io.rangekeeper.controller.Outcome;
import io.rangekeeper.report.Report;
import io.rangekeeper.report.ReportBuilder;

/// What became of plans, for a report.
final class Results {
    private Results() {}

    static ReportBuilder.Item of(Outcome outcome) {
        return new ReportBuilder.Item(outcome.plan(), result(outcome));
    }

    private static Report.Result result(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Unchanged unchanged -> new Report.Result("unchanged", "");
            case Outcome.Written written -> new Report.Result("written", "");
            case Outcome.Gone gone ->
                    new Report.Result(
                            "gone", "it was deleted, made anew, or lost its label meanwhile");
            case Outcome.Rejected(var plan, String detail) -> new Report.Result("rejected", detail);
            case Outcome.Failed(var plan, String detail) -> new Report.Result("failed", detail);
        };
    }
}
