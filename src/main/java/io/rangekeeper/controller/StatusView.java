package io.rangekeeper.controller;

import io.rangekeeper.config.Configuration;
import io.rangekeeper.feed.FetchedFeeds;
import io.rangekeeper.report.status.Replica;
import io.rangekeeper.report.status.StatusFacts;
import io.rangekeeper.report.status.StatusPage;
import io.rangekeeper.report.status.StatusQuery;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/// What a controller knows, as a page for people.
///
/// @param identity by which replicas tell each other apart
/// @param troubles of the controller itself, in words
/// @param feeds what came of reading them last
public record StatusView(
        String identity,
        String version,
        LeadershipClock leadership,
        Supplier<Configuration> configuration,
        Supplier<List<String>> troubles,
        Board board,
        Supplier<FetchedFeeds> feeds,
        LatestDecisions decisions,
        InstantSource clock) {

    /// The page as somebody asked for it.
    ///
    /// @param query as a browser sends it; empty where it sends none
    public StatusPage page(String query) {
        return StatusPage.of(facts(), StatusQuery.parse(query));
    }

    private StatusFacts facts() {
        Configuration now = configuration.get();
        return new StatusFacts(
                replica(now),
                troubles.get(),
                board.all().stream().map(PolicyStatus::summary).toList(),
                now.catalogue().feeds(),
                feeds.get(),
                decisions.all(),
                clock.instant());
    }

    private Replica replica(Configuration now) {
        LeadershipClock.Tenure tenure = leadership.tenure();
        return new Replica(
                identity,
                version,
                tenure.leads(),
                tenure.since(),
                leadership.leader(),
                now.settings().mode().label());
    }
}
