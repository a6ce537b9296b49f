package io.rangekeeper.cli;

import io.rangekeeper.config.Configuration;
import io.rangekeeper.feed.FetchedFeeds;
import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.policy.Planner;
import io.rangekeeper.policy.PolicyPlan;
import io.rangekeeper.policy.Settings;
import io.rangekeeper.report.Report;
import io.rangekeeper.report.ReportBuilder;
import io.rangekeeper.store.PolicyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Everything that `plan`, `apply` and `approve` have in common: read the policies, read the feeds
/// that they name, plan.
///
/// @param plans one for each policy of the listing
record Planning(
        Environment environment,
        PolicyStore store,
        Planner planner,
        PolicyStore.Listing listing,
        FetchedFeeds feeds,
        ReportBuilder reports,
        List<PolicyPlan> plans) {

    static Planning prepare(
            Environment environment,
            ConfigurationOption configurationOption,
            PolicyOptions policyOptions,
            RangesOptions rangesOptions) {
        return prepare(
                environment, configurationOption, policyOptions, rangesOptions, Optional.empty());
    }

    /// @param only the one policy that is read and planned, instead of all
    static Planning prepare(
            Environment environment,
            ConfigurationOption configurationOption,
            PolicyOptions policyOptions,
            RangesOptions rangesOptions,
            Optional<NamedPolicy> only) {
        Configuration configuration = configurationOption.read();
        Origin origin = rangesOptions.origin();
        PolicyStore store = policyOptions.open(environment, configuration, only);
        Ranges ranges = Ranges.logged(environment, configuration, origin);
        PolicyStore.Listing all = store.list();
        PolicyStore.Listing listing =
                only.map(name -> name.in(all, policyOptions.describe())).orElse(all);
        Planner planner =
                planner(configuration, policyOptions.settings(configuration, origin), store);
        FetchedFeeds feeds = ranges.fetch(neededFeeds(planner, listing));
        ReportBuilder reports =
                new ReportBuilder(
                        feeds,
                        policyOptions.describe(),
                        origin.describe(),
                        configuration.catalogue()::title,
                        asked -> configuration.resolver().course(asked, feeds.snapshots()));
        List<PolicyPlan> plans =
                listing.policies().stream()
                        .map(policy -> plan(planner, policy, feeds, environment))
                        .toList();
        return new Planning(environment, store, planner, listing, feeds, reports, plans);
    }

    /// Namespaces are read only where their labels matter: that takes a right of its own.
    static Planner planner(Configuration configuration, Settings settings, PolicyStore store) {
        return settings.tenants().needsLabels()
                ? new Planner(configuration.resolver(), settings, store.namespaces())
                : new Planner(configuration.resolver(), settings);
    }

    /// The plan of a policy as it is now, with the feeds that were read.
    PolicyPlan plan(NetworkPolicy policy) {
        return plan(planner, policy, feeds, environment);
    }

    /// Of the plans as they are.
    Report report() {
        return reports.planned(plans, unreadable(), environment.clock().instant());
    }

    /// Of what became of them.
    Report report(List<ReportBuilder.Item> carriedOut) {
        return reports.applied(carriedOut, unreadable(), environment.clock().instant());
    }

    private List<Report.Trouble> unreadable() {
        List<Report.Trouble> troubles = new ArrayList<>();
        for (PolicyStore.Unreadable unreadable : listing.unreadable()) {
            troubles.add(
                    new Report.Trouble(
                            "policy", unreadable.place(), "unreadable", unreadable.problem()));
        }
        return troubles;
    }

    private static PolicyPlan plan(
            Planner planner, NetworkPolicy policy, FetchedFeeds feeds, Environment environment) {
        return planner.plan(policy, feeds.snapshots(), environment.clock().instant());
    }

    private static Set<String> neededFeeds(Planner planner, PolicyStore.Listing listing) {
        Set<String> feeds = new TreeSet<>();
        listing.policies().forEach(policy -> feeds.addAll(planner.feeds(policy)));
        return feeds;
    }
}
