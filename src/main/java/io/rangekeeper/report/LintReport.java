package io.rangekeeper.report;

import io.rangekeeper.feed.FetchedFeeds;
import io.rangekeeper.lint.Finding;
import io.rangekeeper.lint.Linter;
import io.rangekeeper.lint.Severity;
import io.rangekeeper.reach.Gap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What `lint` found, for people and machines. Its components are those of the JSON
/// (`config/lint.schema.json`).
///
/// @param policiesFrom where the policies were read, for people
/// @param rangesFrom where the feed documents were read, for people
/// @param findings the worst first; silenced ones are among them
/// @param notRead what was not read, so that findings may be missing
public record LintReport(
        int version,
        Instant at,
        String policiesFrom,
        String rangesFrom,
        Summary summary,
        List<Entry> findings,
        List<NotRead> notRead) {
    public static final int VERSION = 1;

    /// How many there are that nobody has silenced.
    ///
    /// @param policies how many were judged
    public record Summary(int policies, int errors, int warnings, int notes, int silenced) {}

    /// One finding.
    ///
    /// @param severity `error`, `warning` or `note`
    /// @param silenced the reason that its author gives; empty where it is not silenced
    public record Entry(
            String id,
            String title,
            String severity,
            String object,
            String place,
            String path,
            String reason,
            String fix,
            String silenced) {
        boolean counts() {
            return silenced.isEmpty();
        }

        static Entry of(Finding finding) {
            return new Entry(
                    finding.id().name(),
                    finding.id().title(),
                    finding.severity().label(),
                    finding.object(),
                    finding.place(),
                    finding.path(),
                    finding.reason(),
                    finding.fix(),
                    finding.silenced().orElse(""));
        }
    }

    /// Something that was not read.
    public record NotRead(String what, String problem) {}

    public LintReport {
        findings = List.copyOf(findings);
        notRead = List.copyOf(notRead);
    }

    /// The report of what was found.
    ///
    /// @param failures feeds that policies name and that could not be read
    public static LintReport of(
            Linter.Result result,
            List<FetchedFeeds.Failure> failures,
            String policiesFrom,
            String rangesFrom,
            Instant at) {
        List<NotRead> notRead = new ArrayList<>();
        for (Gap gap : result.gaps()) {
            notRead.add(new NotRead(gap.place(), gap.problem()));
        }
        for (FetchedFeeds.Failure failure : failures) {
            notRead.add(new NotRead("feed " + failure.key(), failure.detail()));
        }
        return new LintReport(
                VERSION,
                at,
                policiesFrom,
                rangesFrom,
                summary(result),
                result.findings().stream().map(Entry::of).toList(),
                notRead);
    }

    private static Summary summary(Linter.Result result) {
        return new Summary(
                result.policies(),
                count(result, Severity.ERROR),
                count(result, Severity.WARNING),
                count(result, Severity.NOTE),
                (int) result.findings().stream().filter(f -> f.silenced().isPresent()).count());
    }

    private static int count(Linter.Result result, Severity severity) {
        return (int)
                result.findings().stream()
                        .filter(finding -> finding.severity() == severity)
                        .filter(finding -> finding.silenced().isEmpty())
                        .count();
    }

    /// Whether there is a finding at least as bad that nobody has silenced.
    public boolean isAtLeast(Severity severity) {
        return switch (severity) {
            case ERROR -> summary.errors() > 0;
            case WARNING -> summary.errors() + summary.warnings() > 0;
            case NOTE -> summary.errors() + summary.warnings() + summary.notes() > 0;
        };
    }

    public String json() {
        return JsonReport.write(this);
    }

    /// `2 errors, 1 warning and 3 notes; 1 more is silenced`.
    String words() {
        String counts =
                "%s, %s and %s in %s"
                        .formatted(
                                Amount.count(summary.errors(), "error"),
                                Amount.count(summary.warnings(), "warning"),
                                Amount.count(summary.notes(), "note"),
                                Amount.count(summary.policies(), "policy"));
        return summary.silenced() == 0
                ? counts + "."
                : counts
                        + "; "
                        + Amount.count(summary.silenced(), "more finding")
                        + " silenced by annotation (--strict counts them).";
    }
}
