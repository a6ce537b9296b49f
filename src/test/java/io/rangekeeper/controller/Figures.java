package io.rangekeeper.controller;

import io.rangekeeper.policy.PolicyPlan;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// A process whose figures never change.
final class Figures {
    private Figures() {}

    static Vitals vitals(String version) {
        return new Vitals(
                version,
                () -> Optional.of(SmallWorld.NOW),
                () -> true,
                () -> 3,
                () -> Map.of("single", Duration.ofHours(1)),
                () -> 4_096,
                () -> 1 << 20,
                () -> 1);
    }

    static void show(Board board, PolicyPlan... plans) {
        for (PolicyPlan plan : plans) {
            board.put(SmallWorld.status(plan));
        }
    }

    /// With somebody who edits it back, and a write that did not succeed.
    static void showTroubled(Board board, PolicyPlan plan) {
        board.put(
                PolicyStatus.of(
                        plan, SmallWorld.NOW, Optional.of("argocd"), Optional.of("timed out")));
    }
}
