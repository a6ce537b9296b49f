package io.rangekeeper.store.manifests;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rangekeeper.policy.Direction;
import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.policy.Peer;
import io.rangekeeper.policy.PolicyChange.RuleBlocks;
import io.rangekeeper.policy.Rule;
import io.rangekeeper.store.manifests.ManifestReader.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads an edited text again and compares it with the old one. It knows nothing of how the edit
/// was made: it is what stands between a mistake there and a policy that allows everything.
final class Verification {
    private final Entry before;
    private final Wanted wanted;

    Verification(Entry before, Wanted wanted) {
        this.before = before;
        this.wanted = wanted;
    }

    /// Compares what the file would say with what it says.
    ///
    /// @param file with its new text
    /// @return what is wrong; empty when the change was made exactly
    Optional<String> problem(ManifestFile file) {
        Found found = ManifestReader.read(file);
        return found.entries().stream()
                .filter(entry -> entry.position().equals(before.position()))
                .findFirst()
                .map(this::problem)
                .orElseGet(() ->
                        Optional.of("the policy could not be read back " + found.unreadable()));
    }

    private Optional<String> problem(Entry after) {
        if (!around(before).equals(around(after))) {
            return Optional.of("something else in the file would have changed");
        }
        if (!untouched(before).equals(untouched(after))) {
            return Optional.of("something else in the policy would have changed");
        }
        if (!wanted.value().equals(after.policy().annotations().get(wanted.annotation()))) {
            return Optional.of("the annotation would not have been written");
        }
        boolean exact = wanted.rules().stream().allMatch(rule -> isExact(rule, after.policy()));
        return exact ? Optional.empty() : Optional.of("other blocks would have been written");
    }

    private static String around(Entry entry) {
        return Shape.of(entry.source().documents(), entry.part());
    }

    /// The object without what the change is about.
    private ObjectNode untouched(Entry entry) {
        ObjectNode object = entry.object().deepCopy();
        object.withObject("/metadata/annotations").remove(wanted.annotation());
        for (RuleBlocks blocks : wanted.rules()) {
            Rule rule = blocks.rule();
            Direction direction = rule.direction();
            object.withObject("/spec/" + direction.label() + "/" + rule.index())
                    .putNull(direction.peersField());
        }
        return object;
    }

    private static boolean isExact(RuleBlocks blocks, NetworkPolicy after) {
        Rule rule = after.rules(blocks.rule().direction()).get(blocks.rule().index());
        return rule.peers().equals(expected(blocks));
    }

    /// The other peers in their order, the new blocks where the first block stood.
    private static List<Peer> expected(RuleBlocks blocks) {
        List<Peer> peers = new ArrayList<>(blocks.rule().peers());
        int first = indexOfBlock(peers);
        peers.removeIf(Peer.Block.class::isInstance);
        peers.addAll(first, blocks.blocks().stream().map(PeerSteps::peer).toList());
        return peers;
    }

    private static int indexOfBlock(List<Peer> peers) {
        int index = 0;
        while (!(peers.get(index) instanceof Peer.Block)) {
            index++;
        }
        return index;
    }
}
