package io.rangekeeper.cli;

import io.rangekeeper.report.JsonReport;
import io.rangekeeper.report.MarkdownReport;
import io.rangekeeper.report.PlanHtml;
import io.rangekeeper.report.Printable;
import io.rangekeeper.report.Report;
import io.rangekeeper.report.TextReport;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/// How a report is printed.
final class OutputOptions {
    enum Format {
        text,
        json,
        markdown,
        html
    }

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description =
                    "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}). markdown fits a comment on a"
                            + " pull request; html is one page to read, filter, print and keep.")
    private Format format = Format.text;

    @Option(names = "--full", description = "List every CIDR in the text, however many there are.")
    private boolean full;

    /// Prints a report on the standard output.
    ///
    /// @param afterwards a last line for people, where there is one
    /// @param arguments the options that name the same policies and ranges
    void print(
            Report report,
            Optional<String> afterwards,
            List<String> arguments,
            Environment environment) {
        environment
                .out()
                .print(
                        switch (format) {
                            case text -> text(report, afterwards, arguments, environment);
                            case json -> JsonReport.render(report);
                            case markdown -> MarkdownReport.render(report, arguments);
                            case html -> PlanHtml.render(report, arguments);
                        });
        environment.out().flush();
    }

    private String text(
            Report report,
            Optional<String> afterwards,
            List<String> arguments,
            Environment environment) {
        String text = TextReport.render(report, environment.style(full, arguments));
        return text + afterwards.map(line -> "\n" + Printable.of(line) + "\n").orElse("");
    }
}
