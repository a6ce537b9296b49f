package io.rangekeeper.cidr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every operation against the bitmap of [Universe], thousands of times.
class CidrSetModelTest {
    private static final int ROUNDS = 2_000;

    private Random random = new Random();

    @BeforeEach
    void seed() {
        random = Randomness.seeded();
    }

    /// One random set twice: as a bitmap, and built from overlapping pieces in random order.
    private record Sample(BitSet cells, CidrSet set) {}

    @ParameterizedTest
    @EnumSource
    void theListIsMinimalHoweverTheSetWasBuilt(Family family) {
        for (int round = 0; round < ROUNDS; round++) {
            var universe = Universe.random(family, random);
            var sample = sample(universe);
            var minimal = universe.minimal(sample.cells);

            assertThat(sample.set.cidrs()).isEqualTo(minimal);
            assertThat(sample.set).containsExactlyElementsOf(minimal);
            assertThat(sample.set.size(family)).isEqualTo(minimal.size());
            assertThat(sample.set.addresses(family)).isEqualTo(universe.addresses(sample.cells));
            assertThat(sample.set.broadest(family)).isEqualTo(broadest(minimal));
            assertThat(CidrSet.of(minimal)).isEqualTo(sample.set).hasSameHashCodeAs(sample.set);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theAlgebraIsThatOfBitmaps(Family family) {
        for (int round = 0; round < ROUNDS; round++) {
            var universe = Universe.random(family, random);
            var a = sample(universe);
            var b = sample(universe);
            var either = copy(a.cells);
            either.or(b.cells);
            var both = copy(a.cells);
            both.and(b.cells);
            var onlyA = copy(a.cells);
            onlyA.andNot(b.cells);

            assertThat(a.set.union(b.set).cidrs()).isEqualTo(universe.minimal(either));
            assertThat(CidrSet.union(List.of(a.set, b.set))).isEqualTo(a.set.union(b.set));
            assertThat(a.set.intersection(b.set).cidrs()).isEqualTo(universe.minimal(both));
            assertThat(a.set.difference(b.set).cidrs()).isEqualTo(universe.minimal(onlyA));
            assertThat(a.set.overlaps(b.set)).isEqualTo(!both.isEmpty());
            assertThat(a.set.containsAll(b.set)).isEqualTo(both.equals(b.cells));
            assertThat(a.set.containsAll(a.set.intersection(b.set))).isTrue();
            assertThat(a.set.union(b.set).containsAll(b.set)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBlockIsContainedWhenEveryCellOfItIs(Family family) {
        for (int round = 0; round < ROUNDS / 20; round++) {
            var universe = Universe.random(family, random);
            var sample = sample(universe);
            for (int width = 1; width <= Universe.CELLS; width *= 2) {
                for (int cell = 0; cell < Universe.CELLS; cell += width) {
                    var block = Cidr.parse(universe.block(cell, width));
                    assertThat(sample.set.contains(block))
                            .as("%s in %s", block, sample.set)
                            .isEqualTo(Universe.isFull(sample.cells, cell, width));
                }
            }
        }
    }

    /// Blocks of all sizes and ranges, as many as make empty, thin, dense and full sets.
    private Sample sample(Universe universe) {
        var cells = new BitSet(Universe.CELLS);
        var builder = CidrSet.builder();
        int widest = 1 << random.nextInt(9);
        for (int pieces = random.nextInt(1 << random.nextInt(8)); pieces > 0; pieces--) {
            int width = Integer.highestOneBit(1 + random.nextInt(widest));
            int cell = random.nextInt(Universe.CELLS / width) * width;
            int last = Math.min(cell + random.nextInt(widest), Universe.CELLS - 1);
            switch (random.nextInt(4)) {
                case 0 -> {
                    builder.addRange(universe.firstAddress(cell), universe.lastAddress(last));
                    cells.set(cell, last + 1);
                }
                case 1 -> {
                    builder.add(Cidr.parse(universe.block(cell, width)));
                    cells.set(cell, cell + width);
                }
                case 2 -> {
                    builder.addAll(CidrSet.parse(universe.block(cell, width)));
                    cells.set(cell, cell + width);
                }
                default -> {
                    builder.add(universe.block(cell, width));
                    cells.set(cell, cell + width);
                }
            }
        }
        return new Sample(cells, builder.build());
    }

    private static OptionalInt broadest(List<Cidr> blocks) {
        return blocks.stream().mapToInt(Cidr::length).min();
    }

    private static BitSet copy(BitSet cells) {
        return (BitSet) cells.clone();
    }
}
