package io.rangekeeper.feed.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.feed.Attributes;
import io.rangekeeper.feed.DocumentKey;
import io.rangekeeper.feed.Provenance;
import io.rangekeeper.feed.RangeGroup;
import io.rangekeeper.feed.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What is remembered is bounded by its size and not by its number.
class RecentTest {
    private static final DocumentKey KEY = new DocumentKey("office", "");

    private final Recent recent = new Recent(100);

    @Test
    void manySmallOnesAreHeld() {
        for (int i = 0; i < 50; i++) {
            recent.add(snapshot(i, 1));
        }

        assertThat(recent.find(KEY, snapshot(0, 1).sha256())).isPresent();
    }

    @Test
    void whatWasNotNeededForLongestGoesFirst() {
        recent.add(snapshot(0, 40));
        recent.add(snapshot(1, 40));
        assertThat(recent.find(KEY, snapshot(0, 40).sha256())).isPresent();

        recent.add(snapshot(2, 40));

        assertThat(recent.find(KEY, snapshot(0, 40).sha256())).isPresent();
        assertThat(recent.find(KEY, snapshot(1, 40).sha256())).isEmpty();
    }

    @Test
    void oneThatIsTooLargeIsHeldAlone() {
        recent.add(snapshot(0, 1));
        recent.add(snapshot(1, 500));
        assertThat(recent.find(KEY, snapshot(0, 1).sha256())).isEmpty();
        assertThat(recent.find(KEY, snapshot(1, 500).sha256())).isPresent();

        recent.add(snapshot(0, 1));
        recent.add(snapshot(0, 1));
        assertThat(recent.find(KEY, snapshot(1, 500).sha256())).isEmpty();
        assertThat(recent.find(KEY, snapshot(0, 1).sha256())).isPresent();
    }

    /// Blocks of which none touch.
    private static Snapshot snapshot(int number, int blocks) {
        CidrSet.Builder ranges = CidrSet.builder();
        for (int i = 0; i < blocks; i++) {
            ranges.add("11.%d.%d.%d/32".formatted(number, i / 100, i % 100 * 2));
        }
        Provenance read =
                new Provenance(
                        "https://x.test/",
                        "ab".repeat(32),
                        Optional.empty(),
                        Optional.empty(),
                        Instant.EPOCH);
        return Snapshot.of(
                KEY,
                read,
                List.of(new RangeGroup(Attributes.NONE, blocks, ranges.build(), CidrSet.EMPTY)));
    }
}
