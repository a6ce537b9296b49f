package io.rangekeeper.report;

import io.rangekeeper.feed.Accepted;
import io.rangekeeper.feed.FetchedFeeds;
import io.rangekeeper.feed.Snapshot;
import io.rangekeeper.policy.PolicyPlan;
import io.rangekeeper.policy.RulePlan;
import io.rangekeeper.select.Expression;
import io.rangekeeper.select.Resolver;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Makes the report of a plan.
///
/// @param feeds what was read of the feeds
/// @param policiesFrom where the policies were read, for people
/// @param rangesFrom where the feed documents were read, for people
/// @param owners the title of a feed by its name
public record ReportBuilder(
        FetchedFeeds feeds,
        String policiesFrom,
        String rangesFrom,
        UnaryOperator<String> owners,
        Function<Expression, List<Resolver.Selected>> course) {
    private static final Comparator<Report.Policy> ORDER =
            Comparator.comparing(Report.Policy::qualifiedName).thenComparing(Report.Policy::place);

    /// The plan of one policy, and what became of it.
    public record Item(PolicyPlan plan, Report.Result result) {
        /// Whether its changes are, or would be, those of the policy.
        boolean isEffective() {
            return plan.change().isPresent()
                    && (result.what().equals("planned") || result.what().equals("written"));
        }

        Stream<RulePlan.Decided> decided() {
            return plan instanceof PolicyPlan.Planned planned
                    ? planned.rules().stream()
                            .filter(RulePlan.Decided.class::isInstance)
                            .map(RulePlan.Decided.class::cast)
                    : Stream.empty();
        }
    }

    /// A plan that nobody has carried out.
    ///
    /// @param unreadable policies that could not be read
    public Report planned(List<PolicyPlan> plans, List<Report.Trouble> unreadable, Instant at) {
        return build(
                plans.stream().map(plan -> new Item(plan, Report.Result.PLANNED)).toList(),
                unreadable,
                at,
                false);
    }

    /// What became of a plan.
    public Report applied(List<Item> items, List<Report.Trouble> unreadable, Instant at) {
        return build(items, unreadable, at, true);
    }

    private Report build(
            List<Item> items, List<Report.Trouble> unreadable, Instant at, boolean applied) {
        Sources sources = new Sources(owners);
        List<Report.Policy> policies =
                items.stream()
                        .map(item ->
                                PolicyEntries.of(
                                        item.plan(),
                                        item.result(),
                                        plan -> new RuleEntries(plan, sources, course)))
                        .sorted(ORDER)
                        .toList();
        return new Report(
                Report.VERSION,
                at,
                applied,
                policiesFrom,
                rangesFrom,
                Summaries.of(items),
                policies,
                documents(items),
                troubles(unreadable),
                Holes.of(policies),
                null);
    }

    private List<Report.Document> documents(List<Item> items) {
        TreeMap<String, Report.Document> documents = new TreeMap<>();
        items.stream()
                .flatMap(Item::decided)
                .flatMap(rule -> rule.resolution().from().stream())
                .forEach(snapshot ->
                        documents.computeIfAbsent(
                                snapshot.key().toString(), key -> document(snapshot)));
        return List.copyOf(documents.values());
    }

    private Report.Document document(Snapshot snapshot) {
        return feeds.results().get(snapshot.key()) instanceof Accepted accepted
                ? Documents.of(snapshot, accepted.notes())
                : Documents.of(snapshot, List.of());
    }

    private List<Report.Trouble> troubles(List<Report.Trouble> unreadable) {
        List<Report.Trouble> troubles = new ArrayList<>(unreadable);
        for (FetchedFeeds.Failure failure : feeds.failures()) {
            troubles.add(
                    new Report.Trouble(
                            "feed",
                            failure.key().toString(),
                            failure.refused().reason().label(),
                            failure.detail()));
        }
        return troubles;
    }
}
