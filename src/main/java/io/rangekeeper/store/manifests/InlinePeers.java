package io.rangekeeper.store.manifests;

import io.rangekeeper.policy.IpBlock;
import io.rangekeeper.store.manifests.PeerSteps.Add;
import io.rangekeeper.store.manifests.PeerSteps.Keep;
import io.rangekeeper.store.manifests.PeerSteps.Move;
import io.rangekeeper.store.manifests.PeerSteps.Step;
import io.rangekeeper.yaml.Part;
import java.util.List;
import java.util.function.Function;

/// Edits peers of a flow sequence that share lines: what stands between two peers stays where both
/// stay.
final class InlinePeers {
    private final Lines lines;
    private final List<Part> items;
    private final Function<IpBlock, String> writer;
    private final String comma;

    /// @param comma what separates peers where there is no example yet
    InlinePeers(Lines lines, List<Part> items, Function<IpBlock, String> writer, String comma) {
        this.lines = lines;
        this.items = items;
        this.writer = writer;
        this.comma = items.size() > 1 ? gapAfter(lines, items, 0) : comma;
        refuseComments();
    }

    void apply(List<Step> steps, Splices splices) {
        StringBuilder peers = new StringBuilder();
        int previous = -1;
        for (int i = 0; i < steps.size(); i++) {
            int index = index(steps.get(i));
            if (i > 0) {
                boolean neighbours = previous >= 0 && index == previous + 1;
                peers.append(neighbours ? gapAfter(lines, items, previous) : comma);
            }
            peers.append(text(steps.get(i)));
            previous = index;
        }
        splices.replace(items.getFirst().start(), items.getLast().end(), peers.toString());
    }

    private void refuseComments() {
        for (int i = 0; i + 1 < items.size(); i++) {
            if (gapAfter(lines, items, i).contains("#")) {
                throw new UneditableException(
                        "comments stand between peers that share lines; put each peer on its own"
                                + " line");
            }
        }
    }

    private String text(Step step) {
        return switch (step) {
            case Keep(int index) -> text(index);
            case Move(int index) -> text(index);
            case Add(IpBlock block) -> writer.apply(block);
        };
    }

    private String text(int index) {
        return lines.slice(items.get(index));
    }

    private static int index(Step step) {
        return switch (step) {
            case Keep(int index) -> index;
            case Move(int index) -> index;
            case Add _ -> -2;
        };
    }

    private static String gapAfter(Lines lines, List<Part> items, int index) {
        return lines.gap(items.get(index), items.get(index + 1));
    }
}
