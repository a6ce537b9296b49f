package io.rangekeeper.store.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.IntNode;
import io.rangekeeper.policy.IpBlock;
import io.rangekeeper.policy.Peer;
import io.rangekeeper.store.manifests.PeerSteps.Add;
import io.rangekeeper.store.manifests.PeerSteps.Keep;
import io.rangekeeper.store.manifests.PeerSteps.Move;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PeerStepsTest {
    private static final List<IpBlock> BLOCKS =
            Edits.blocks(
                    "1.0.0.0/8",
                    "2.0.0.0/8",
                    "3.0.0.0/8",
                    "4.0.0.0/8",
                    "5.0.0.0/8",
                    "6.0.0.0/8",
                    "7.0.0.0/8",
                    "8.0.0.0/8");

    @Test
    void theExampleOfTheDiagram() {
        List<Peer> old = List.of(other(), old(1), old(2), old(3), other(), old(4));
        List<IpBlock> wanted = List.of(block(1), block(3), block(2), block(4), block(5));

        assertThat(PeerSteps.of(old, wanted))
                .containsExactly(
                        new Keep(0),
                        new Keep(1),
                        new Move(3),
                        new Keep(2),
                        new Move(5),
                        new Add(block(5)),
                        new Keep(4));
    }

    @Test
    void aRuleWithoutBlocksHasNoPlaceForThem() {
        assertThatExceptionOfType(UneditableException.class)
                .isThrownBy(() -> PeerSteps.of(List.of(other()), List.of(block(1))));
    }

    @Test
    void asManyBlocksAsPossibleStay() {
        long seed = Long.getLong("rangekeeper.seed", 20_261_123L);
        System.out.println("rangekeeper.seed=" + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            List<IpBlock> before = some(random);
            List<IpBlock> after = some(random);
            List<Peer> old = before.stream().<Peer>map(PeerSteps::peer).toList();

            long kept = PeerSteps.of(old, after).stream().filter(Keep.class::isInstance).count();

            assertThat(kept).isEqualTo(longestCommonSubsequence(before, after));
        }
    }

    /// The textbook's table.
    private static int longestCommonSubsequence(List<IpBlock> left, List<IpBlock> right) {
        int[][] length = new int[left.size() + 1][right.size() + 1];
        for (int i = 1; i <= left.size(); i++) {
            for (int j = 1; j <= right.size(); j++) {
                length[i][j] =
                        left.get(i - 1).equals(right.get(j - 1))
                                ? length[i - 1][j - 1] + 1
                                : Math.max(length[i - 1][j], length[i][j - 1]);
            }
        }
        return length[left.size()][right.size()];
    }

    private static List<IpBlock> some(Random random) {
        List<IpBlock> blocks = new ArrayList<>(BLOCKS);
        Collections.shuffle(blocks, random);
        return blocks.subList(0, 1 + random.nextInt(blocks.size()));
    }

    private static IpBlock block(int number) {
        return BLOCKS.get(number - 1);
    }

    private static Peer old(int number) {
        return PeerSteps.peer(block(number));
    }

    private static Peer other() {
        return new Peer.Other(IntNode.valueOf(0));
    }
}
