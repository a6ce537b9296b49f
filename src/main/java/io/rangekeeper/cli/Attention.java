package io.rangekeeper.cli;

import io.rangekeeper.report.Report;

/// Whether a report says something that a person should look at.
final class Attention {
    private Attention() {}

    static boolean isNeeded(Report report) {
        Report.Summary summary = report.summary();
        return summary.invalid() + summary.held() + summary.waiting() > 0
                || !report.troubles().isEmpty();
    }
}
