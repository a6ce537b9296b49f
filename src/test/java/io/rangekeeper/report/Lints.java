package io.rangekeeper.report;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/// Reports of `lint` that show what there is.
final class Lints {
    private static final Instant NOW = Instant.parse("2026-02-03T04:05:06Z");

    private Lints() {}

    static LintReport report(List<LintReport.NotRead> notRead, LintReport.Entry... findings) {
        List<LintReport.Entry> all = List.of(findings);
        return new LintReport(
                LintReport.VERSION,
                NOW,
                "manifests",
                "their owners",
                new LintReport.Summary(
                        3,
                        count(all, "error"),
                        count(all, "warning"),
                        count(all, "note"),
                        (int) all.stream().filter(finding -> !finding.counts()).count()),
                all,
                notRead);
    }

    /// One of each kind.
    static LintReport several() {
        return report(
                List.of(new LintReport.NotRead("feed stripe/api", "was answered with 503")),
                noDns("shop/a"),
                noDns("shop/b"),
                finding("RK105", "A rule opens every destination", "error", "shop/c", "to: []", ""),
                finding(
                        "RK201",
                        "Anybody may be at these addresses",
                        "warning",
                        "shop/a",
                        "metadata:\n  annotations:\n    rangekeeper.io/egress: 'aws{service=\"AMAZON\"} unless aws{service=\"EC2\"}'",
                        ""),
                finding(
                        "RK201",
                        "Anybody may be at these addresses",
                        "warning",
                        "shop/d",
                        "",
                        "our own bucket"),
                finding("RK303", "Two policies allow the same", "note", "shop/e", "", ""));
    }

    static LintReport hostile(String text) {
        return report(
                List.of(new LintReport.NotRead(text, text)),
                new LintReport.Entry(text, text, "error", text, text, text, text, text, ""),
                new LintReport.Entry(text, text, "note", text, text, text, text, text, text));
    }

    /// Of pods that cannot reach DNS.
    static LintReport many(int findings) {
        return report(
                List.of(),
                IntStream.range(0, findings)
                        .mapToObj(i -> noDns("shop/p" + i))
                        .toArray(LintReport.Entry[]::new));
    }

    static LintReport.Entry noDns(String policy) {
        return finding(
                "RK102",
                "Pods cannot reach DNS",
                "error",
                policy,
                "egress:\n- ports: [{protocol: UDP, port: 53}]",
                "");
    }

    private static LintReport.Entry finding(
            String id, String title, String severity, String policy, String fix, String silenced) {
        return new LintReport.Entry(
                id,
                title,
                severity,
                "NetworkPolicy " + policy,
                "manifests/shop.yaml:12",
                "spec.egress[0]",
                "This is so of " + policy + ". It means something to a reviewer.",
                fix,
                silenced);
    }

    private static int count(List<LintReport.Entry> findings, String severity) {
        return (int)
                findings.stream()
                        .filter(LintReport.Entry::counts)
                        .filter(finding -> finding.severity().equals(severity))
                        .count();
    }
}
