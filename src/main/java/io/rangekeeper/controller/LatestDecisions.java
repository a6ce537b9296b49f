package io.rangekeeper.controller;

import io.rangekeeper.report.Amount;
import io.rangekeeper.report.status.Decision;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// What this replica decided last: in words, as an entry of the audit log holds whole sets of
/// addresses. For several threads.
public final class LatestDecisions {
    static final int LIMIT = 50;

    private final Deque<Decision> newest = new ArrayDeque<>();

    /// In the order of their time.
    void add(List<AuditEntry> entries) {
        List<Decision> last =
                entries.stream()
                        .skip(Math.max(0, entries.size() - LIMIT))
                        .map(LatestDecisions::decision)
                        .toList();
        synchronized (newest) {
            last.forEach(newest::addFirst);
            while (newest.size() > LIMIT) {
                newest.removeLast();
            }
        }
    }

    /// The newest first.
    public List<Decision> all() {
        synchronized (newest) {
            return List.copyOf(newest);
        }
    }

    private static Decision decision(AuditEntry entry) {
        return new Decision(
                entry.time(),
                entry.policy().namespace(),
                entry.policy().name(),
                entry.rule().map(AuditEntry.Rule::key).orElse(""),
                Labels.of(entry.what()),
                entry.reason(),
                entry.until()
                        .map(time -> "open until " + time)
                        .orElseGet(() -> Decision.brief(entry.message())),
                Amount.of(entry.added()),
                Amount.of(entry.removed()));
    }
}
