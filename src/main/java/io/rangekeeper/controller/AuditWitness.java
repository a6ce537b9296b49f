package io.rangekeeper.controller;

import io.rangekeeper.policy.PolicyPlan;
import java.time.InstantSource;
import java.util.Optional;

/// Writes the audit log, and counts what it says.
public record AuditWitness(Audit audit, PolicyMeters meters, InstantSource clock)
        implements Witness {
    @Override
    public void settled(Optional<PolicyStatus> before, Outcome outcome) {
        meters.count(audit.tell(before, outcome, clock.instant()));
    }

    @Override
    public void contended(PolicyPlan plan, String contender) {
        // Each correction is on record by itself.
    }
}
