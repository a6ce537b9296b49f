package io.rangekeeper.controller;

import java.time.Instant;
import java.util.List;
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

    /// Of one policy, after its plan was carried out. A process that starts has told nothing, and
    /// tells once more what is still held.
    ///
    /// @param told what was told of the policy last
    /// @return what was told, to be counted by [PolicyMeters#count]
    public List<AuditEntry> tell(Told told, Outcome now, Instant time) {
        List<AuditEntry> entries = AuditTrail.of(told, now, time);
        entries.forEach(entry -> log.info("{}", AuditJson.line(entry)));
        return entries;
    }
}
