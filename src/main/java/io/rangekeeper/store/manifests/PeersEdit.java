package io.rangekeeper.store.manifests;

import io.rangekeeper.policy.IpBlock;
import io.rangekeeper.store.manifests.PeerSteps.Step;
import io.rangekeeper.yaml.Part;
import java.util.List;
import java.util.Optional;

/// Changes the blocks among the peers of one rule.
final class PeersEdit {
    private final Lines lines;
    private final Part.Sequence peers;
    private final int first;
    private final PeerText plain;
    private final PeerText excepting;

    /// @param entry the `to` or `from` of the rule, with at least one block
    PeersEdit(Lines lines, Part.Entry entry) {
        this.lines = lines;
        this.peers = (Part.Sequence) entry.value();
        List<Part.Mapping> blocks =
                peers.items().stream()
                        .filter(PolicyParts::isBlock)
                        .map(Part.Mapping.class::cast)
                        .toList();
        this.first = peers.items().indexOf(blocks.getFirst());
        int indent = Math.max(0, column(peers.start()) - column(entry.key().start()));
        this.plain = new PeerText(lines, blocks.getFirst(), indent);
        this.excepting =
                blocks.stream()
                        .map(block -> new PeerText(lines, block, indent))
                        .filter(PeerText::hasExcept)
                        .findFirst()
                        .orElse(plain);
    }

    /// @throws UneditableException when the layout does not allow it
    void apply(List<Step> steps, Splices splices) {
        Optional<List<ItemLines>> items = ItemLines.of(lines, peers);
        if (items.isPresent()) {
            new LinePeers(lines, items.get(), this::write, items.get().get(first))
                    .apply(steps, splices);
        } else if (peers.flow()) {
            new InlinePeers(lines, peers.items(), this::write, plain.comma()).apply(steps, splices);
        } else {
            throw new UneditableException(
                    "the peers do not stand on lines of their own; put each on its own line");
        }
    }

    private String write(IpBlock block) {
        return (block.except().isEmpty() ? plain : excepting).write(block);
    }

    private int column(int offset) {
        return offset - lines.lineStart(offset);
    }
}
