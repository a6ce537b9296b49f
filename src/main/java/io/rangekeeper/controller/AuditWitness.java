package io.rangekeeper.controller;

import io.rangekeeper.policy.PolicyPlan;
import java.time.InstantSource;
import java.util.List;

/// Writes the audit log, counts what it says, and remembers the last of it.
public record AuditWitness(
        Audit audit, PolicyMeters meters, LatestDecisions latest, InstantSource clock)
        implements Witness {
    @Override
    public void settled(Told told, Outcome outcome) {
        List<AuditEntry> entries = audit.tell(told, outcome, clock.instant());
        meters.count(entries);
        latest.add(entries);
    }

    @Override
    public void contended(PolicyPlan plan, String contender) {
        // Each correction is on record by itself.
    }

    @Override
    public void owned(PolicyPlan plan, String owner) {
        // A warning, and no decision.
    }
}
