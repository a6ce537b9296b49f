package io.rangekeeper.lint;

import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.feed.Feed;
import io.rangekeeper.feed.FeedDocument;
import io.rangekeeper.feed.Snapshot;
import io.rangekeeper.feed.Snapshots;
import io.rangekeeper.policy.Annotations;
import io.rangekeeper.policy.Direction;
import io.rangekeeper.select.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Addresses that call you, in a rule for whom you call; or the reverse.
final class DirectionLint implements Lint {
    @Override
    public void inspect(Scene scene, Findings findings) {
        scene.decided()
                .forEach(rule -> {
                    Expression expression = rule.plan().managed().expression();
                    for (String name : scene.known().resolver().feeds(expression)) {
                        Optional<Feed> feed = scene.known().catalogue().feed(name);
                        feed.map(Feed::documents).orElse(List.of()).stream()
                                .filter(document -> isOther(document, rule.direction()))
                                .forEach(document ->
                                        inspect(scene.known(), findings, rule, document));
                    }
                });
    }

    private static boolean isOther(FeedDocument document, Direction direction) {
        FeedDocument.Use fitting =
                switch (direction) {
                    case EGRESS -> FeedDocument.Use.EGRESS;
                    case INGRESS -> FeedDocument.Use.INGRESS;
                };
        return document.use().filter(use -> use != fitting).isPresent();
    }

    /// What is not selected any more when the document is empty came from there.
    private static void inspect(
            Known known, Findings findings, Scene.Decided rule, FeedDocument document) {
        Expression expression = rule.plan().managed().expression();
        CidrSet selected = rule.plan().resolution().selected();
        CidrSet from =
                known.select(expression, without(known.snapshots(), document))
                        .map(selected::difference)
                        .orElse(CidrSet.EMPTY);
        if (!from.isEmpty()) {
            report(findings, rule, document, selected, from);
        }
    }

    private static Snapshots without(Snapshots snapshots, FeedDocument document) {
        List<Snapshot> others = new ArrayList<>();
        for (Snapshot snapshot : snapshots.all()) {
            others.add(
                    snapshot.key().equals(document.key())
                            ? Snapshot.of(snapshot.key(), snapshot.provenance(), List.of())
                            : snapshot);
        }
        return Snapshots.of(others);
    }

    private static void report(
            Findings findings,
            Scene.Decided rule,
            FeedDocument document,
            CidrSet selected,
            CidrSet from) {
        boolean egress = rule.direction() == Direction.EGRESS;
        Direction fitting = egress ? Direction.INGRESS : Direction.EGRESS;
        findings.add(
                LintId.RK202,
                Severity.WARNING,
                rule.policy(),
                rule.path(),
                "%s of what this rule for %s selects is from %s, %s. %s"
                        .formatted(
                                Words.percent(from, selected),
                                rule.direction().label(),
                                document.key(),
                                egress
                                        ? "where its owner calls you from"
                                        : "which is where you call its owner",
                                egress
                                        ? "Nothing that you call answers there, so the hole is open for nothing."
                                        : "Nobody calls you from there, so the hole is open for nothing."),
                YamlText.annotation(
                        Annotations.PREFIX + fitting.label(),
                        rule.plan().managed().expression().print()));
    }
}
