package io.rangekeeper.controller;

import io.rangekeeper.store.Leadership;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Knows since when this replica leads, or does not.
public final class LeadershipClock implements Leadership {
    private final Leadership leadership;
    private final InstantSource clock;
    private Tenure tenure;

    /// Whether this replica leads, and since when that is so.
    public record Tenure(boolean leads, Instant since) {}

    public LeadershipClock(Leadership leadership, InstantSource clock) {
        this.leadership = leadership;
        this.clock = clock;
        this.tenure = new Tenure(false, clock.instant());
    }

    @Override
    public void start(Runnable changed) {
        leadership.start(() -> {
            var _ = tenure();
            changed.run();
        });
    }

    @Override
    public boolean isLeader() {
        return leadership.isLeader();
    }

    @Override
    public Optional<String> leader() {
        return leadership.leader();
    }

    /// As it is now.
    public Tenure tenure() {
        return note(leadership.isLeader());
    }

    private synchronized Tenure note(boolean leads) {
        if (leads != tenure.leads()) {
            tenure = new Tenure(leads, clock.instant());
        }
        return tenure;
    }

    @Override
    public void close() {
        leadership.close();
    }
}
