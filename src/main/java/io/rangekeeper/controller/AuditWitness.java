package io.rangekeeper.controller;

import io.rangekeeper.policy.PolicyPlan;
import java.time.InstantSource;

/// Writes the audit log, and counts what it says.
public record AuditWitness(Audit audit, PolicyMeters meters, InstantSource clock)
        implements Witness {
    @Override
    public void settled(Told told, Outcome outcome) {
        meters.count(audit.tell(told, outcome, clock.instant()));
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
