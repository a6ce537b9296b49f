package io.rangekeeper.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rangekeeper.cidr.CidrSet;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.NoSuchElementException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SlidingUnionTest {
    private static final long SEED = Long.getLong("rangekeeper.seed", 20260101);

    @Test
    void isTheUnionOfWhatIsWithin() {
        System.out.println("rangekeeper.seed=" + SEED);
        Random random = new Random(SEED);
        SlidingUnion union = new SlidingUnion();
        Deque<CidrSet> within = new ArrayDeque<>();
        for (int step = 0; step < 5_000; step++) {
            if (within.isEmpty() || random.nextInt(20) < 10 + (step / 500 % 2 == 0 ? 1 : -1)) {
                CidrSet set = CidrSet.parse("10.0." + random.nextInt(40) + ".0/24");
                union.add(set);
                within.addLast(set);
            } else {
                union.removeOldest();
                within.removeFirst();
            }
            assertThat(union.get()).isEqualTo(CidrSet.union(within));
        }
    }

    @Test
    void nothingGoesThatNeverCame() {
        SlidingUnion union = new SlidingUnion();
        assertThat(union.get()).isEqualTo(CidrSet.EMPTY);
        assertThatThrownBy(union::removeOldest).isInstanceOf(NoSuchElementException.class);
    }
}
