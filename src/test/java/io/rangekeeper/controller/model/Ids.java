package io.rangekeeper.controller.model;

import io.rangekeeper.policy.Held;
import io.rangekeeper.policy.HeldId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which id stands for which change, as far as any was ever shown: an id is one change of one
/// policy after so many approvals, and works once.
final class Ids {
    private record Claim(String policy, int spent, Change change) {}

    private final Map<Claim, String> ids = new HashMap<>();
    private final Map<String, Claim> claims = new HashMap<>();
    private final List<String> seen = new ArrayList<>();
    private final Set<String> used = new HashSet<>();

    /// A plan shows held changes.
    void shows(String policy, int spent, Iterable<Held> held) {
        for (Held change : held) {
            change.id()
                    .map(HeldId::text)
                    .ifPresent(id -> {
                        Claim claim = new Claim(policy, spent, Change.of(change));
                        require(id, claim, claims.putIfAbsent(id, claim));
                        String other = ids.putIfAbsent(claim, id);
                        if (other == null) {
                            seen.add(id);
                        } else if (!other.equals(id)) {
                            throw new AssertionError(claim + " has two ids");
                        }
                    });
        }
    }

    private static void require(
            String id, Claim claim, @org.jspecify.annotations.Nullable Claim before) {
        if (before != null && !before.equals(claim)) {
            throw new AssertionError(id + " stands for " + claim + " and for " + before);
        }
    }

    /// The id of this change, if it was ever shown.
    Optional<String> of(String policy, int spent, Change change) {
        return Optional.ofNullable(ids.get(new Claim(policy, spent, change)));
    }

    /// All that were ever shown, in that order.
    List<String> seen() {
        return seen;
    }

    /// What an approved change was let through by.
    void uses(String id) {
        if (!used.add(id)) {
            throw new AssertionError("an approval worked twice: " + id);
        }
    }

    /// Another object has spent nothing yet.
    void startsAnew() {
        used.clear();
    }
}
