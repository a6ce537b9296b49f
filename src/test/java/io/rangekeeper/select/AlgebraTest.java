package io.rangekeeper.select;

import static io.rangekeeper.select.Randomly.SEED;
import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.cidr.Cidr;
import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.feed.Attributes;
import io.rangekeeper.feed.DocumentKey;
import io.rangekeeper.feed.RangeGroup;
import io.rangekeeper.feed.Snapshot;
import io.rangekeeper.feed.Snapshots;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Set operators against a model of 256 addresses: each feed is a bitmap, and the text is evaluated
/// by precedence climbing over its words, which shares nothing with the parser.
class AlgebraTest {
    private static final int SIZE = 256;
    private static final List<String> FEEDS = List.of("a", "b", "c", "d");
    private static final List<String> OPERATORS = List.of("or", "and", "unless");

    private final Randomly randomly = new Randomly();

    /// What a feed publishes: ranges that may enter a policy, and quarantined ones.
    private record Model(BitSet ranges, BitSet quarantined) {
        BitSet on(boolean subtracted) {
            BitSet addresses = (BitSet) ranges.clone();
            if (subtracted) {
                addresses.or(quarantined);
            }
            return addresses;
        }
    }

    @Test
    void expressionsSelectExactlyWhatAModelSays() {
        for (int round = 0; round < 2_000; round++) {
            Map<String, Model> feeds = new TreeMap<>();
            FEEDS.forEach(feed -> feeds.put(feed, new Model(some(8), some(2))));
            List<String> words = new ArrayList<>();
            write(words, 3);
            String text = String.join(" ", words);

            BitSet expected = new Oracle(words, feeds).whole();

            assertThat(addresses(resolve(text, feeds)))
                    .as("seed %d, round %d: %s of %s", SEED, round, text, feeds)
                    .isEqualTo(expected);
        }
    }

    private void write(List<String> words, int depth) {
        for (int operands = 1 + randomly.below(4); operands > 0; operands--) {
            if (depth > 0 && randomly.below(3) == 0) {
                words.add("(");
                write(words, depth - 1);
                words.add(")");
            } else {
                words.add(randomly.of(FEEDS));
            }
            if (operands > 1) {
                words.add(randomly.of(OPERATORS));
            }
        }
    }

    private BitSet some(int blocks) {
        BitSet addresses = new BitSet(SIZE);
        for (int count = randomly.below(blocks + 1); count > 0; count--) {
            int start = randomly.below(SIZE);
            addresses.set(start, Math.min(SIZE, start + 1 + randomly.below(40)));
        }
        return addresses;
    }

    private static CidrSet resolve(String text, Map<String, Model> feeds) {
        TreeMap<String, List<DocumentKey>> documents = new TreeMap<>();
        List<Snapshot> snapshots = new ArrayList<>();
        feeds.forEach((name, model) -> {
            RangeGroup group =
                    new RangeGroup(Attributes.NONE, 1, set(model.ranges), set(model.quarantined));
            Snapshot snapshot = Published.snapshot(name, group);
            documents.put(name, List.of(snapshot.key()));
            snapshots.add(snapshot);
        });
        Resolution resolution =
                new Resolver(documents, Map.of())
                        .resolve(Expression.parse(text), Snapshots.of(snapshots));
        return ((Resolution.Resolved) resolution).selected();
    }

    private static CidrSet set(BitSet addresses) {
        return CidrSet.of(addresses.stream().mapToObj(AlgebraTest::address).toList());
    }

    private static BitSet addresses(CidrSet set) {
        BitSet addresses = new BitSet(SIZE);
        for (int i = 0; i < SIZE; i++) {
            addresses.set(i, set.contains(address(i)));
        }
        return addresses;
    }

    private static Cidr address(int number) {
        return Cidr.parse("203.0.113." + number + "/32");
    }

    /// Works on values, right after reading each operator: pushes what binds more loosely aside.
    private static final class Oracle {
        private final Deque<String> words;
        private final Map<String, Model> feeds;

        Oracle(List<String> words, Map<String, Model> feeds) {
            this.words = new ArrayDeque<>(words);
            this.feeds = feeds;
        }

        BitSet whole() {
            return above(0, false);
        }

        private BitSet above(int tightness, boolean subtracted) {
            BitSet left = operand(subtracted);
            while (!words.isEmpty() && tightness(words.peek()) > tightness) {
                String operator = words.pop();
                boolean right = subtracted ^ operator.equals("unless");
                apply(operator, left, above(tightness(operator), right));
            }
            return left;
        }

        private BitSet operand(boolean subtracted) {
            String word = words.pop();
            if (!word.equals("(")) {
                return Objects.requireNonNull(feeds.get(word)).on(subtracted);
            }
            BitSet inner = above(0, subtracted);
            words.pop();
            return inner;
        }

        private static void apply(String operator, BitSet left, BitSet right) {
            switch (operator) {
                case "or" -> left.or(right);
                case "and" -> left.and(right);
                case "unless" -> left.andNot(right);
                default -> throw new AssertionError(operator);
            }
        }

        private static int tightness(String word) {
            return switch (word) {
                case "or" -> 1;
                case "and", "unless" -> 2;
                default -> 0;
            };
        }
    }
}
