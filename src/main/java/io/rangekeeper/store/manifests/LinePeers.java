package io.rangekeeper.store.manifests;

import io.rangekeeper.policy.IpBlock;
import io.rangekeeper.store.manifests.PeerSteps.Add;
import io.rangekeeper.store.manifests.PeerSteps.Keep;
import io.rangekeeper.store.manifests.PeerSteps.Move;
import io.rangekeeper.store.manifests.PeerSteps.Step;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;

/// Edits peers that stand on lines of their own, line by line: block sequences, and flow sequences
/// with a line for each item, such as pretty-printed JSON.
final class LinePeers {
    private final Lines lines;
    private final List<ItemLines> items;
    private final Function<IpBlock, String> writer;
    private final ItemLines model;
    private final boolean commas;
    private final boolean trailingComma;

    /// @param model the item whose indent new ones take
    LinePeers(
            Lines lines, List<ItemLines> items, Function<IpBlock, String> writer, ItemLines model) {
        this.lines = lines;
        this.items = items;
        this.writer = writer;
        this.model = model;
        this.commas = lines.slice(model.start(), model.value()).isBlank();
        this.trailingComma = items.getLast().hasComma();
    }

    void apply(List<Step> steps, Splices splices) {
        BitSet kept = kept(steps);
        removeOthers(kept, splices);
        StringBuilder added = new StringBuilder();
        int last = -1;
        for (int i = 0; i < steps.size(); i++) {
            boolean comma = commas && (trailingComma || i < steps.size() - 1);
            switch (steps.get(i)) {
                case Keep(int index) -> {
                    splices.insert(placeAfter(last, kept), added.toString());
                    added.setLength(0);
                    last = index;
                    setComma(items.get(index), comma, splices);
                }
                case Move(int index) -> added.append(moved(items.get(index), comma));
                case Add(IpBlock block) -> added.append(fresh(block, comma));
            }
        }
        splices.insert(placeAfter(last, kept), added.toString());
    }

    private static BitSet kept(List<Step> steps) {
        BitSet kept = new BitSet();
        for (Step step : steps) {
            if (step instanceof Keep(int index)) {
                kept.set(index);
            }
        }
        return kept;
    }

    private void removeOthers(BitSet kept, Splices splices) {
        for (int i = 0; i < items.size(); i++) {
            if (!kept.get(i)) {
                splices.delete(items.get(i).start(), items.get(i).end());
            }
        }
    }

    /// In the place of the one that goes, so that comments above it stay above; else right behind
    /// the one that stays.
    private int placeAfter(int index, BitSet kept) {
        boolean nextGoes = index + 1 < items.size() && !kept.get(index + 1);
        if (index < 0 || nextGoes) {
            return items.get(index + 1).start();
        }
        return items.get(index).end();
    }

    private void setComma(ItemLines item, boolean wanted, Splices splices) {
        if (wanted && !item.hasComma()) {
            splices.insert(item.valueEnd(), ",");
        } else if (!wanted && item.hasComma()) {
            splices.delete(item.valueEnd(), item.comma());
        }
    }

    private String moved(ItemLines item, boolean comma) {
        return lines.slice(item.start(), item.valueEnd())
                + (comma ? "," : "")
                + lines.slice(item.comma(), item.end());
    }

    private String fresh(IpBlock block, boolean comma) {
        return lead() + writer.apply(block) + (comma ? "," : "") + lines.lineBreak();
    }

    /// The indent, and the dash with the blanks behind it; a comment there stays with its item.
    private String lead() {
        String lead = lines.slice(model.start(), model.value());
        return lead.matches("[ \t]*(- +)?") ? lead : lead.replaceAll("-[\\s\\S]*", "- ");
    }
}
