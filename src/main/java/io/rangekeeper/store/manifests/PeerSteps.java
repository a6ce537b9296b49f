package io.rangekeeper.store.manifests;

import io.rangekeeper.cidr.Cidr;
import io.rangekeeper.policy.IpBlock;
import io.rangekeeper.policy.Peer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where each peer of a rule comes from after a change: the new blocks stand where the first block
/// stood, and as many of the old ones as possible stay as they are.
///
///     before   A  b  c  d  A'  e       A, A': other peers; b: stays; c, d: in the wrong order
///     blocks   b  d  c  e  f
///     after    A  b  d  c  e  f  A'    Keep Keep Keep Move Move Add Keep
final class PeerSteps {
    sealed interface Step {}

    /// Stays where it is.
    record Keep(int index) implements Step {}

    /// Is the same, but at another place.
    record Move(int index) implements Step {}

    record Add(IpBlock block) implements Step {}

    private final List<Peer> old;
    private final List<IpBlock> blocks;
    private final int first;
    private final int end;

    private PeerSteps(List<Peer> old, List<IpBlock> blocks) {
        this.old = old;
        this.blocks = blocks;
        this.first = find(0, true);
        this.end = find(first, false);
    }

    /// @throws UneditableException when there is no block whose place the new ones could take
    static List<Step> of(List<Peer> old, List<IpBlock> blocks) {
        if (old.stream().noneMatch(Peer.Block.class::isInstance)) {
            throw new UneditableException("the rule has no ipBlock");
        }
        return new PeerSteps(old, blocks).steps();
    }

    static Peer.Block peer(IpBlock block) {
        return new Peer.Block(
                block.cidr().toString(), block.except().stream().map(Cidr::toString).toList());
    }

    private int find(int from, boolean block) {
        int index = from;
        while (index < old.size() && isBlock(index) != block) {
            index++;
        }
        return index;
    }

    private boolean isBlock(int index) {
        return old.get(index) instanceof Peer.Block;
    }

    private List<Step> steps() {
        @Nullable Integer[] sources = sources();
        BitSet kept = longestRising(sources);
        List<Step> steps = new ArrayList<>();
        keepOthers(0, first, steps);
        for (int i = 0; i < blocks.size(); i++) {
            Integer source = sources[i];
            if (source == null) {
                steps.add(new Add(blocks.get(i)));
            } else {
                steps.add(kept.get(i) ? new Keep(source) : new Move(source));
            }
        }
        keepOthers(first, old.size(), steps);
        return steps;
    }

    private void keepOthers(int from, int to, List<Step> steps) {
        for (int i = from; i < to; i++) {
            if (!isBlock(i)) {
                steps.add(new Keep(i));
            }
        }
    }

    /// For each new block the old one that says the same.
    private @Nullable Integer[] sources() {
        Map<Peer, Integer> places = new HashMap<>();
        for (int i = 0; i < old.size(); i++) {
            places.putIfAbsent(old.get(i), i);
        }
        @Nullable Integer[] sources = new Integer[blocks.size()];
        Arrays.setAll(sources, i -> places.remove(peer(blocks.get(i))));
        return sources;
    }

    /// The blocks that can stay: of those in the first run of blocks, a longest selection whose
    /// order is already right (patience sorting).
    private BitSet longestRising(@Nullable Integer[] sources) {
        int[] before = new int[sources.length];
        List<Integer> tops = new ArrayList<>();
        for (int i = 0; i < sources.length; i++) {
            Integer source = sources[i];
            if (source == null || source >= end) {
                continue;
            }
            int pile = pile(tops, sources, source);
            before[i] = pile == 0 ? -1 : tops.get(pile - 1);
            if (pile == tops.size()) {
                tops.add(i);
            } else {
                tops.set(pile, i);
            }
        }
        BitSet rising = new BitSet();
        for (int i = tops.isEmpty() ? -1 : tops.getLast(); i >= 0; i = before[i]) {
            rising.set(i);
        }
        return rising;
    }

    private static int pile(List<Integer> tops, @Nullable Integer[] sources, int source) {
        int low = 0;
        int high = tops.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            Integer top = sources[tops.get(middle)];
            if (top != null && top < source) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
