package io.rangekeeper.cli;

import io.rangekeeper.report.JsonReport;
import io.rangekeeper.report.MalformedReportException;
import io.rangekeeper.report.Report;
import java.nio.file.Path;

/// A report that somebody kept.
final class EarlierReport {
    private EarlierReport() {}

    static Report read(Path file) {
        try {
            return JsonReport.read(TextFile.read("--since", file));
        } catch (MalformedReportException e) {
            throw CommandException.failure("--since: " + file + ": " + e.getMessage());
        }
    }
}
