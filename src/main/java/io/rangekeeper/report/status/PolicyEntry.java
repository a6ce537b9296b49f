package io.rangekeeper.report.status;

import io.rangekeeper.report.PolicySummary;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/// One policy on the page.
///
/// @param link to its report; empty where its name cannot be in a path
/// @param points what there is to say of it, the most urgent first
/// @param planned when it was looked at last
/// @param cidrs how many its managed rules hold
record PolicyEntry(
        String name,
        String link,
        Standing standing,
        String mode,
        When planned,
        int cidrs,
        List<Point> points,
        List<Rule> rules) {
    /// The rest of what a policy says is in its report.
    private static final int MOST = 10;

    private static final Pattern LABEL = Pattern.compile("[a-z0-9][a-z0-9.-]{0,252}");

    /// @param expression what its author wrote
    record Rule(String place, String ports, String expression) {}

    static PolicyEntry of(PolicySummary policy, Instant now) {
        return new PolicyEntry(
                policy.namespace() + "/" + policy.name(),
                link(policy.namespace(), policy.name()),
                Standing.of(policy.state()).orElse(Standing.UNMANAGED),
                policy.mode(),
                When.of(policy.planned(), now),
                policy.rules().stream()
                        .mapToInt(rule -> rule.live().ipv4().cidrs() + rule.live().ipv6().cidrs())
                        .sum(),
                Point.of(policy, now),
                policy.rules().stream()
                        .limit(MOST)
                        .map(rule ->
                                new Rule(rule.rule(), rule.ports(), Words.cut(rule.expression())))
                        .toList());
    }

    /// Whether somebody has to do something.
    static boolean needsSomebody(PolicySummary policy) {
        return !policy.problems().isEmpty()
                || !policy.trouble().isEmpty()
                || !policy.contender().isEmpty()
                || policy.rules().stream().anyMatch(rule -> !rule.held().isEmpty());
    }

    /// Relative, so that it holds behind a proxy too.
    static String link(String namespace, String name) {
        return LABEL.matcher(namespace).matches() && LABEL.matcher(name).matches()
                ? "policies/" + namespace + "/" + name
                : "";
    }

    List<Point> firstPoints() {
        return points.stream().limit(MOST).toList();
    }

    /// How many are left out.
    int morePoints() {
        return Math.max(0, points.size() - MOST);
    }

    /// The most urgent one, in short.
    String brief() {
        return points.isEmpty() ? "" : Words.cut(points.getFirst().text(), 140);
    }
}
