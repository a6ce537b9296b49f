package io.rangekeeper.lint;

import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.feed.DocumentKey;
import io.rangekeeper.feed.Feed;
import io.rangekeeper.feed.FeedDocument;
import io.rangekeeper.feed.RangeGroup;
import io.rangekeeper.feed.Snapshot;
import io.rangekeeper.feed.Snapshots;
import io.rangekeeper.policy.Annotations;
import io.rangekeeper.policy.Direction;
import io.rangekeeper.select.Expression;
import io.rangekeeper.select.NotedRanges;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Addresses that call you, in a rule for whom you call; or the reverse.
final class DirectionLint implements Lint {
    /// Ranges to which connections go the other way.
    ///
    /// @param name for people
    /// @param selector of them, where there is one
    private record Source(
            String feed,
            String name,
            Optional<Expression.Selector> selector,
            BiPredicate<DocumentKey, RangeGroup> ranges) {}

    @Override
    public void inspect(Scene scene, Findings findings) {
        scene.decided()
                .forEach(rule -> {
                    Expression expression = rule.plan().managed().expression();
                    for (String name : scene.known().resolver().feeds(expression)) {
                        scene.known().catalogue().feed(name).stream()
                                .flatMap(feed -> sources(feed, fitting(rule.direction())))
                                .forEach(source -> inspect(scene.known(), findings, rule, source));
                    }
                });
    }

    private static FeedDocument.Use fitting(Direction direction) {
        return switch (direction) {
            case EGRESS -> FeedDocument.Use.EGRESS;
            case INGRESS -> FeedDocument.Use.INGRESS;
        };
    }

    private static Stream<Source> sources(Feed feed, FeedDocument.Use fitting) {
        Stream<Source> documents =
                feed.documents().stream()
                        .filter(document -> isOther(document.use(), fitting))
                        .map(document -> whole(feed, document.key()));
        List<NotedRanges> fits = noted(feed, use -> use == fitting).toList();
        Stream<Source> notes =
                noted(feed, use -> use != fitting).map(noted -> part(feed, noted, fits));
        return Stream.concat(documents, notes);
    }

    private static boolean isOther(Optional<FeedDocument.Use> use, FeedDocument.Use fitting) {
        return use.isPresent() && use.get() != fitting;
    }

    private static Stream<NotedRanges> noted(Feed feed, Predicate<FeedDocument.Use> which) {
        return feed.notes().stream()
                .filter(note -> note.use().filter(which).isPresent())
                .flatMap(note -> NotedRanges.of(feed, note).stream());
    }

    private static Source whole(Feed feed, DocumentKey document) {
        return new Source(
                feed.name(),
                document.toString(),
                Optional.empty(),
                (key, _) -> key.equals(document));
    }

    /// Some lists are for both directions.
    private static Source part(Feed feed, NotedRanges noted, List<NotedRanges> fits) {
        return new Source(
                feed.name(),
                noted.selector().print(),
                Optional.of(noted.selector()),
                (_, group) ->
                        noted.hold(group) && fits.stream().noneMatch(each -> each.hold(group)));
    }

    /// What is not selected any more when these ranges are not published came from there.
    private static void inspect(Known known, Findings findings, Scene.Decided rule, Source source) {
        Expression expression = rule.plan().managed().expression();
        CidrSet selected = rule.plan().resolution().selected();
        CidrSet from =
                known.select(expression, without(known.snapshots(), source))
                        .map(selected::difference)
                        .orElse(CidrSet.EMPTY);
        if (!from.isEmpty()) {
            report(known, findings, rule, source, from);
        }
    }

    private static Snapshots without(Snapshots snapshots, Source source) {
        return Snapshots.of(
                snapshots.all().stream()
                        .map(snapshot ->
                                snapshot.key().feed().equals(source.feed())
                                        ? without(snapshot, source)
                                        : snapshot)
                        .toList());
    }

    private static Snapshot without(Snapshot snapshot, Source source) {
        return Snapshot.of(
                snapshot.key(),
                snapshot.provenance(),
                snapshot.groups().stream()
                        .filter(group -> !source.ranges().test(snapshot.key(), group))
                        .toList());
    }

    private static void report(
            Known known, Findings findings, Scene.Decided rule, Source source, CidrSet from) {
        boolean egress = rule.direction() == Direction.EGRESS;
        findings.add(
                LintId.RK202,
                Severity.WARNING,
                rule.policy(),
                rule.path(),
                "%s of what this rule for %s selects is from %s, %s. %s"
                        .formatted(
                                Words.percent(from, rule.plan().resolution().selected()),
                                rule.direction().label(),
                                source.name(),
                                egress
                                        ? "where its owner calls you from"
                                        : "which is where you call its owner",
                                egress
                                        ? "Nothing that you call answers there, so the hole is open for nothing."
                                        : "Nobody calls you from there, so the hole is open for nothing."),
                fix(known, rule, source, from));
    }

    /// What is wholly of the other direction belongs there; a part is taken out, where that takes
    /// nothing else.
    private static String fix(Known known, Scene.Decided rule, Source source, CidrSet from) {
        Expression expression = rule.plan().managed().expression();
        CidrSet rest = rule.plan().resolution().selected().difference(from);
        if (rest.isEmpty()) {
            Direction other =
                    rule.direction() == Direction.EGRESS ? Direction.INGRESS : Direction.EGRESS;
            return YamlText.annotation(Annotations.PREFIX + other.label(), expression.print());
        }
        return source.selector()
                .map(selector -> new Expression.Difference(expression, selector).print())
                .filter(narrower -> known.select(narrower).filter(rest::equals).isPresent())
                .map(narrower -> YamlText.annotation(rule.plan().managed().annotation(), narrower))
                .orElse("");
    }
}
