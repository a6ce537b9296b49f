package io.rangekeeper.select;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.select.PassedTime.Leap;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PassedTimeTest {
    private static final int HOURS = 100;
    private static final int SOME = 12;

    /// What is leapt over does not count, wherever the time begins and ends.
    @Test
    void whatIsLeaptOverDoesNotCount() {
        PassedTime time = PassedTime.WHOLE.leaping(at(10), at(20));

        assertThat(time.before(at(25), hours(3))).isEqualTo(at(22));
        assertThat(time.before(at(25), hours(8))).isEqualTo(at(7));
        assertThat(time.before(at(20), hours(1))).isEqualTo(at(9));
        assertThat(time.before(at(9), hours(1))).isEqualTo(at(8));
        assertThat(time.after(at(7), hours(3))).isEqualTo(at(10));
        assertThat(time.after(at(7), hours(8))).isEqualTo(at(25));
        assertThat(time.after(at(22), hours(3))).isEqualTo(at(25));
    }

    @Test
    void whatIsLivedThroughAfterAllCounts() {
        PassedTime time = PassedTime.WHOLE.leaping(at(10), at(20));

        assertThat(time.living(at(12), at(14)).leaps())
                .containsExactly(new Leap(at(10), at(12)), new Leap(at(14), at(20)));
        assertThat(time.living(at(5), at(30))).isEqualTo(PassedTime.WHOLE);
        assertThat(time.living(at(20), at(30))).isSameAs(time);
    }

    /// Against a bit for each hour that was.
    @Test
    void itCountsWhatWas() {
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            BitSet was = new BitSet();
            was.set(0, HOURS);
            PassedTime time = PassedTime.WHOLE;
            for (int i = 0; i < SOME; i++) {
                int from = random.nextInt(HOURS);
                int to = from + 1 + random.nextInt(SOME);
                boolean leaps = random.nextBoolean();
                time = leaps ? time.leaping(at(from), at(to)) : time.living(at(from), at(to));
                was.set(from, to, !leaps);
            }
            time = time.living(at(HOURS), at(3 * HOURS));
            was.set(HOURS, 3 * HOURS);
            int end = HOURS + SOME + random.nextInt(HOURS);
            int begin = random.nextInt(HOURS);
            int passed = 1 + random.nextInt(SOME);

            assertThat(time.before(at(end), hours(end - passed - begin)))
                    .as("before, seed %d", seed)
                    .isEqualTo(at(back(was, end, end - passed - begin)));
            assertThat(time.after(at(begin), hours(passed)))
                    .as("after, seed %d", seed)
                    .isEqualTo(at(forth(was, begin, passed)));
        }
    }

    /// What was before the first hour was as it should be.
    private static int back(BitSet was, int end, int passed) {
        int hour = end;
        for (int left = passed; left > 0; hour--) {
            left -= hour <= 0 || was.get(hour - 1) ? 1 : 0;
        }
        return hour;
    }

    private static int forth(BitSet was, int begin, int passed) {
        int hour = begin;
        for (int left = passed; left > 0; hour++) {
            left -= was.get(hour) ? 1 : 0;
        }
        return hour;
    }

    private static Instant at(int hour) {
        return Instant.EPOCH.plus(hours(hour));
    }

    private static Duration hours(int hours) {
        return Duration.ofHours(hours);
    }
}
