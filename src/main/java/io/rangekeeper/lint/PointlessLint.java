package io.rangekeeper.lint;

import io.rangekeeper.cidr.Family;
import io.rangekeeper.policy.Direction;
import io.rangekeeper.policy.Placeholders;
import io.rangekeeper.reach.Grant;
import io.rangekeeper.reach.Reach;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A managed rule beside one that opens all of it anyway, and that nobody keeps up to date.
final class PointlessLint implements Lint {
    /// Which rule by which: told once, however many pods it concerns.
    private record Pair(String one, String path, String other, String otherPath) {}

    @Override
    public void inspect(Scene scene, Findings findings) {
        Set<Pair> told = new HashSet<>();
        for (Direction direction : Direction.values()) {
            for (Reach reach : scene.reaches(direction, true)) {
                inspect(scene, findings, reach, told);
            }
        }
    }

    private static void inspect(Scene scene, Findings findings, Reach reach, Set<Pair> told) {
        List<Grant> managed =
                reach.grants().stream().filter(grant -> scene.plan(grant).isPresent()).toList();
        if (managed.isEmpty()) {
            return;
        }
        for (Grant other : reach.grants()) {
            if (!other.addresses().isEmpty() && scene.plan(other).isEmpty()) {
                managed.stream()
                        .filter(grant -> covers(other, grant))
                        .filter(grant -> told.add(pair(grant, other)))
                        .forEach(grant -> report(findings, reach, grant, other));
            }
        }
    }

    /// Whatever other peers the managed rule has: it is there for its ipBlocks. One family is
    /// enough: 0.0.0.0/0 beside it is no better where the owner has IPv6 too.
    private static boolean covers(Grant other, Grant managed) {
        return other.ports().containsAll(managed.ports())
                && Arrays.stream(Family.values())
                        .map(family -> Placeholders.without(managed.addresses()).only(family))
                        .anyMatch(part -> !part.isEmpty() && other.addresses().containsAll(part));
    }

    private static Pair pair(Grant one, Grant other) {
        return new Pair(one.policy().place(), one.path(), other.policy().place(), other.path());
    }

    private static void report(Findings findings, Reach reach, Grant managed, Grant other) {
        boolean world = other.everyone() || BreadthLint.isWorld(other.addresses());
        findings.add(
                LintId.RK304,
                world ? Severity.ERROR : Severity.WARNING,
                managed,
                "%s allows %s on %s by its %s, to %s among others. What is managed here opens nothing that is not open by that rule, and closes nothing when an owner withdraws it."
                        .formatted(
                                Findings.object(other.policy()),
                                other.everyone()
                                        ? "everything"
                                        : Words.addresses(other.addresses()),
                                other.ports().words(),
                                other.path(),
                                reach.pods().words()),
                "");
    }
}
