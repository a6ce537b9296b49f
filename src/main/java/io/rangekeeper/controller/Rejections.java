package io.rangekeeper.controller;

import io.rangekeeper.feed.Sha256;
import io.rangekeeper.policy.PolicyChange;
import io.rangekeeper.store.PolicyName;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Changes that the API server has refused for good: the same one is not sent again but now and
/// then, as what refused it may have been changed. For several threads.
final class Rejections {
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(1);

    /// @param sha256 of what was to be written: a webhook may refuse a thousand policies
    private record Rejected(String sha256, String detail, Instant from, Instant until, int times) {
        /// A clock that has gone back does not make it longer.
        boolean isInForce(Instant now) {
            return !now.isBefore(from) && now.isBefore(until);
        }
    }

    private final Map<PolicyName, Rejected> rejected = new HashMap<>();

    /// Notes a refusal, and says for how long the change is not sent again.
    synchronized Duration add(PolicyName name, PolicyChange change, String detail, Instant now) {
        Optional<Rejected> before = same(name, change);
        int times = before.map(last -> last.times + 1).orElse(0);
        Duration wait = FIRST.multipliedBy(1L << Math.min(times, 10));
        wait = wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
        rejected.put(name, new Rejected(sha256(change), detail, now, now.plus(wait), times));
        return wait;
    }

    /// Why this change is not to be sent now; empty when it may be.
    synchronized Optional<String> refusal(PolicyName name, PolicyChange change, Instant now) {
        return same(name, change).filter(last -> last.isInForce(now)).map(Rejected::detail);
    }

    synchronized void forget(PolicyName name) {
        rejected.remove(name);
    }

    private Optional<Rejected> same(PolicyName name, PolicyChange change) {
        return Optional.ofNullable(rejected.get(name))
                .filter(last -> last.sha256.equals(sha256(change)));
    }

    private static String sha256(PolicyChange change) {
        return Sha256.of(change.rules().toString());
    }
}
