package io.rangekeeper.lint;

import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.cidr.Family;
import io.rangekeeper.feed.Feed;
import io.rangekeeper.feed.Note;
import io.rangekeeper.select.Expression;
import io.rangekeeper.select.Matcher;
import io.rangekeeper.select.NotedRanges;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Selections that hold addresses which anybody can rent, or which serve everybody.
final class TenancyLint implements Lint {
    private static final int SHOWN = 2;

    /// Part of a selection that its owner shares with others.
    ///
    /// @param named whether the expression selects these ranges under that very name; else their
    ///   addresses are in it under another one, and can be taken out
    private record Shared(
            Expression.Selector selector, String text, CidrSet addresses, boolean named) {}

    @Override
    public void inspect(Scene scene, Findings findings) {
        scene.decided().forEach(rule -> inspect(scene.known(), findings, rule));
    }

    private static void inspect(Known known, Findings findings, Scene.Decided rule) {
        CidrSet selected = rule.plan().resolution().selected();
        List<Expression.Selector> selectors =
                known.resolver().selectors(rule.plan().managed().expression());
        List<Shared> shared = new ArrayList<>();
        selectors.stream()
                .map(Expression.Selector::feed)
                .distinct()
                .flatMap(feed -> known.catalogue().feed(feed).stream())
                .forEach(feed -> shared.addAll(shared(known, feed, selectors, selected)));
        shared.sort(
                Comparator.comparing(
                        (Shared part) -> part.addresses().addresses(Words.family(selected)),
                        Comparator.reverseOrder()));
        if (!shared.isEmpty()) {
            report(known, findings, rule, shared);
        }
    }

    private static List<Shared> shared(
            Known known, Feed feed, List<Expression.Selector> selectors, CidrSet selected) {
        List<Shared> shared = new ArrayList<>();
        for (Note note : feed.notes()) {
            Optional<NotedRanges> noted = NotedRanges.of(feed, note);
            if (noted.isEmpty() || note.tenancy().filter(Note.Tenancy.SHARED::equals).isEmpty()) {
                continue;
            }
            Expression.Selector whole = noted.get().selector();
            CidrSet part =
                    known.select(whole.print()).map(selected::intersection).orElse(CidrSet.EMPTY);
            boolean named = selectors.stream().anyMatch(each -> meets(known, each, whole));
            // All of AWS is in AMAZON: that says nothing of DynamoDB.
            if (!part.isEmpty() && (named || !isWhole(part, selected))) {
                shared.add(new Shared(whole, note.text(), part, named));
            }
        }
        return shared;
    }

    /// By the family that is measured: the other one may be published in part only.
    private static boolean isWhole(CidrSet part, CidrSet selected) {
        Family family = Words.family(selected);
        return part.only(family).equals(selected.only(family));
    }

    /// Whether some range fits both.
    private static boolean meets(Known known, Expression.Selector one, Expression.Selector other) {
        if (!one.feed().equals(other.feed())) {
            return false;
        }
        List<Matcher> both = new ArrayList<>(one.matchers());
        both.addAll(other.matchers());
        return known.select(new Expression.Selector(one.feed(), both).print())
                .filter(ranges -> !ranges.isEmpty())
                .isPresent();
    }

    private static void report(
            Known known, Findings findings, Scene.Decided rule, List<Shared> shared) {
        CidrSet selected = rule.plan().resolution().selected();
        Expression expression = rule.plan().managed().expression();
        Optional<Expression> narrower = narrower(known, expression, shared);
        findings.add(
                LintId.RK201,
                Severity.WARNING,
                rule.policy(),
                rule.path(),
                "Of the %s that %s selects, %s. %s"
                        .formatted(
                                Words.addresses(selected),
                                expression.print(),
                                shared.stream()
                                        .sorted(Comparator.comparing(Shared::named))
                                        .limit(SHOWN)
                                        .map(part -> words(part, selected))
                                        .collect(Collectors.joining(", and ")),
                                narrower.map(found -> better(known, selected, found))
                                        .orElse(
                                                "Whoever is there passes for the one you mean: authenticate who answers, and name a region or service where you can.")),
                narrower.map(found ->
                                YamlText.annotation(
                                        rule.plan().managed().annotation(), found.print()))
                        .orElse(""));
    }

    private static String words(Shared part, CidrSet selected) {
        return "%s are of %s (%s)"
                .formatted(
                        Words.percent(part.addresses(), selected),
                        part.selector().print(),
                        part.text());
    }

    private static String better(Known known, CidrSet selected, Expression narrower) {
        CidrSet left = known.select(narrower.print()).orElse(CidrSet.EMPTY);
        return "A narrower expression leaves %s (%s)."
                .formatted(Words.addresses(left), Words.percent(left, selected));
    }

    /// Without the largest part that nobody has asked for by its name.
    private static Optional<Expression> narrower(
            Known known, Expression expression, List<Shared> shared) {
        return shared.stream()
                .filter(part -> !part.named())
                .findFirst()
                .<Expression>map(part -> new Expression.Difference(expression, part.selector()))
                .filter(found ->
                        known.select(found.print()).filter(left -> !left.isEmpty()).isPresent());
    }
}
