package io.rangekeeper.controller;

import io.rangekeeper.feed.Catalogue;
import io.rangekeeper.feed.FetchedFeeds;
import io.rangekeeper.policy.PolicyPlan;
import io.rangekeeper.report.FeedsReport;
import io.rangekeeper.report.JsonReport;
import io.rangekeeper.report.PlanHtml;
import io.rangekeeper.report.Report;
import io.rangekeeper.report.ReportBuilder;
import io.rangekeeper.store.PolicyName;
import java.io.IOException;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// What a controller knows, as JSON: in the shapes of the command line where it has one.
///
/// @param catalogue the feeds that there are now
/// @param feeds what came of reading them last
/// @param planner plans a policy that is there as it is now
public record Views(
        Board board,
        Supplier<Catalogue> catalogue,
        Supplier<FetchedFeeds> feeds,
        Function<PolicyName, Optional<PolicyPlan>> planner,
        InstantSource clock) {

    /// All policies at a glance (`config/api.schema.json`), written one by one.
    ///
    /// @throws IOException when nobody takes it any more
    public void policies(OutputStream out) throws IOException {
        JsonReport.write(board.all().stream().map(PolicyStatus::summary), out);
    }

    /// The report of one policy, as `plan -o json` prints it (`config/report.schema.json`).
    public Optional<String> policy(String namespace, String name) {
        return report(namespace, name).map(JsonReport::render);
    }

    /// The same as `plan -o html` prints it.
    public Optional<String> policyPage(String namespace, String name) {
        return report(namespace, name).map(report -> PlanHtml.render(report, List.of()));
    }

    /// All feeds, as `feeds -o json` prints them.
    public String feedsJson() {
        return new FeedsReport(
                        catalogue.get().feeds(),
                        List.of(),
                        Optional.of(feeds.get()),
                        clock.instant())
                .json();
    }

    private Optional<Report> report(String namespace, String name) {
        return planner.apply(new PolicyName(namespace, name)).map(this::report);
    }

    private Report report(PolicyPlan plan) {
        return new ReportBuilder(
                        feeds.get(),
                        "the cluster",
                        "the feeds, as last read",
                        catalogue.get()::title,
                        // The past is on disk, and everybody may ask for this at any time.
                        any -> List.of())
                .planned(List.of(plan), List.of(), clock.instant());
    }
}
