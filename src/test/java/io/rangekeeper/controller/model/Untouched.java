package io.rangekeeper.controller.model;

import io.rangekeeper.policy.Annotations;
import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.policy.Peer;
import java.util.HashMap;
import java.util.Map;

/// What a write never touches: everything but the blocks of the managed rule, of which there is one
/// at least, and the note of what was applied.
final class Untouched {
    private Untouched() {}

    static void require(NetworkPolicy before, NetworkPolicy after) {
        require(annotations(before).equals(annotations(after)), "other annotations", after);
        require(before.egress().getFirst().equals(after.egress().getFirst()), "other rule", after);
        require(before.egress().size() == after.egress().size(), "number of rules", after);
        require(Subject.others(before).equals(Subject.others(after)), "other peers", after);
        require(
                Subject.managed(before).ports().equals(Subject.managed(after).ports()),
                "ports",
                after);
        require(
                Subject.managed(after).peers().stream().anyMatch(Peer.Block.class::isInstance),
                "last block",
                after);
        require(
                before.labels().equals(after.labels())
                        && before.policyTypes().equals(after.policyTypes())
                        && before.podSelector().equals(after.podSelector())
                        && before.ingress().equals(after.ingress())
                        && before.uid().equals(after.uid()),
                "rest",
                after);
        require(!before.resourceVersion().equals(after.resourceVersion()), "version", after);
    }

    private static Map<String, String> annotations(NetworkPolicy policy) {
        Map<String, String> others = new HashMap<>(policy.annotations());
        others.remove(Annotations.APPLIED);
        return others;
    }

    private static void require(boolean untouched, String what, NetworkPolicy after) {
        if (!untouched) {
            throw new AssertionError("touches the " + what + ": " + after);
        }
    }
}
