package io.rangekeeper.cli;

import io.rangekeeper.policy.Annotations;
import io.rangekeeper.policy.Direction;
import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.policy.Peer;
import io.rangekeeper.policy.Rule;
import io.rangekeeper.store.PolicyStore.Listing;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What is told to whoever lets policies go.
final class Farewell {
    private Farewell() {}

    /// The policies and what they hold.
    static List<String> of(Listing listing, String where) {
        List<String> lines = new ArrayList<>();
        int count = listing.policies().size();
        String label = " with the label " + Annotations.MANAGED + ": \"true\" in ";
        lines.add(
                switch (count) {
                    case 0 -> "There is no policy" + label + where + ".";
                    case 1 -> "There is one policy" + label + where + ":";
                    default -> "There are " + count + " policies" + label + where + ":";
                });
        listing.policies().forEach(policy -> add(policy, lines));
        listing.unreadable()
                .forEach(unreadable ->
                        lines.add(
                                "not readable: "
                                        + unreadable.place()
                                        + ": "
                                        + unreadable.problem()));
        return lines;
    }

    private static void add(NetworkPolicy policy, List<String> lines) {
        lines.add("  " + policy.qualifiedName() + " (" + policy.place() + ")");
        Stream.of(Direction.values())
                .flatMap(direction -> policy.rules(direction).stream())
                .filter(Rule::hasBlocks)
                .forEach(rule -> lines.add("    " + describe(rule)));
        List<String> names =
                policy.annotations().keySet().stream()
                        .filter(Annotations::isOurs)
                        .sorted()
                        .toList();
        lines.add(
                "    annotations of ours: "
                        + (names.isEmpty() ? "none" : String.join(", ", names)));
    }

    private static String describe(Rule rule) {
        long blocks = rule.peers().stream().filter(Peer.Block.class::isInstance).count();
        long others = rule.peers().size() - blocks;
        return "spec.%s[%d] (%s) holds %s%s"
                .formatted(
                        rule.direction().label(),
                        rule.index(),
                        rule.ports().key(),
                        counted(blocks, "CIDR", "CIDRs"),
                        others == 0 ? "" : " and " + counted(others, "other peer", "other peers"));
    }

    private static String counted(long count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }

    /// What happens then, and how to go about it.
    ///
    /// @param strip the command that takes our names off the same policies
    static List<String> advice(boolean manifests, String strip) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("Without Rangekeeper nothing happens to them: they allow what they allow now.");
        lines.add(
                "Nobody follows the owners then: what they add stays closed, what they withdraw stays open.");
        lines.add("");
        if (!manifests) {
            lines.add(
                    "To remove the installation (first where a GitOps tool would bring it back):");
            lines.add(
                    "  kubectl delete -k deploy/overlays/mine    the folder that was applied; its volumes go too");
            lines.add("");
        }
        lines.add(
                manifests
                        ? "To take our label and annotations off as well, and nothing else:"
                        : "Then, to take our label and annotations off as well, and nothing else:");
        lines.add("  " + strip);
        return lines;
    }
}
