package io.rangekeeper.controller;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells each decision that changed a policy or refused to change it, once, as one line of JSON
/// (`config/README.md` has the fields). Only who writes should tell: a replica that follows decides
/// the same.
public final class Audit {
    /// The logger; its lines are JSON already.
    public static final String LOGGER = "rangekeeper.audit";

    private final Logger log;

    public Audit() {
        this(LoggerFactory.getLogger(LOGGER));
    }

    Audit(Logger log) {
        this.log = log;
    }

    /// Of one policy, after its plan was carried out. A process that starts knows of no status
    /// before, and tells once more what is still held.
    ///
    /// @param before how the policy stood until now, as the board has it
    /// @return what was told, to be counted by [PolicyMeters#count]
    public List<AuditEntry> tell(Optional<PolicyStatus> before, Outcome now, Instant time) {
        List<AuditEntry> entries = AuditTrail.of(before, now, time);
        entries.forEach(entry -> log.info("{}", AuditJson.line(entry)));
        return entries;
    }
}
