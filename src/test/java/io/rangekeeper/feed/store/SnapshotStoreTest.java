package io.rangekeeper.feed.store;

import static io.rangekeeper.feed.store.Kept.KEY;
import static io.rangekeeper.feed.store.Kept.NOON;
import static io.rangekeeper.feed.store.Kept.keep;
import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.feed.History;
import io.rangekeeper.feed.Memory;
import io.rangekeeper.feed.Period;
import io.rangekeeper.feed.Snapshot;
import io.rangekeeper.feed.SnapshotStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every store does; each is run through all of it.
abstract class SnapshotStoreTest {
    private static final Instant ONE = NOON.plus(Duration.ofHours(1));
    private static final Instant TWO = NOON.plus(Duration.ofHours(2));

    abstract SnapshotStore open(Retention retention);

    static final class InMemoryTest extends SnapshotStoreTest {
        @Override
        SnapshotStore open(Retention retention) {
            return new MemorySnapshots(retention);
        }
    }

    static final class OnDiskTest extends SnapshotStoreTest {
        @TempDir private Path folder;

        @Override
        SnapshotStore open(Retention retention) {
            return DiskSnapshots.open(
                    folder,
                    retention,
                    warning -> {
                        throw new AssertionError(warning);
                    });
        }
    }

    @Test
    void aDocumentThatWasNeverReadHasNoPast() {
        SnapshotStore store = open(Retention.DEFAULT);

        assertThat(store.snapshots().all()).isEmpty();
        assertThat(store.history(KEY)).isEqualTo(History.NONE);
    }

    @Test
    void theLastSnapshotIsCurrentAndTheOneBeforeIsStillFound() {
        SnapshotStore store = open(Retention.DEFAULT);
        Snapshot first = keep(store, KEY, NOON, "11.0.0.0/24");
        Snapshot second = keep(store, KEY, ONE, "11.0.1.0/24");

        assertThat(store.snapshots().current(KEY)).contains(second);
        assertThat(store.snapshots().find(KEY, first.sha256())).contains(first);
        assertThat(store.snapshots().find(KEY, "0".repeat(64))).isEmpty();
    }

    @Test
    void theSameContentGoesOnBeingCurrent() {
        SnapshotStore store = open(Retention.DEFAULT);
        Snapshot first = keep(store, KEY, NOON, "11.0.0.0/24");
        Snapshot again = keep(store, KEY, ONE, "11.0.0.0/25", "11.0.0.128/25");

        assertThat(store.history(KEY).periods())
                .containsExactly(
                        new Period(first.sha256(), NOON, Optional.empty(), again.provenance()));
        assertThat(again.provenance()).isNotEqualTo(first.provenance());
    }

    @Test
    void contentThatComesBackHasTwoTimes() {
        SnapshotStore store = open(Retention.DEFAULT);
        Snapshot first = keep(store, KEY, NOON, "11.0.0.0/24");
        Snapshot second = keep(store, KEY, ONE, "11.0.1.0/24");
        Snapshot third = keep(store, KEY, TWO, "11.0.0.0/24");

        assertThat(store.history(KEY).periods())
                .containsExactly(
                        new Period(first.sha256(), NOON, Optional.of(ONE), first.provenance()),
                        new Period(second.sha256(), ONE, Optional.of(TWO), second.provenance()),
                        new Period(first.sha256(), TWO, Optional.empty(), third.provenance()));
    }

    @Test
    void aDocumentThatIsDoubtedChangesTheMemoryOnly() {
        SnapshotStore store = open(Retention.DEFAULT);
        Snapshot current = keep(store, KEY, NOON, "11.0.0.0/24");
        store.keep(KEY, Memory.NONE);

        assertThat(store.snapshots().current(KEY)).contains(current);
        assertThat(store.history(KEY).memory()).isEqualTo(Memory.NONE);
    }

    @Test
    void thePastIsForgottenAndTheCurrentIsNot() {
        SnapshotStore store = open(new Retention(Duration.ofDays(7), 1 << 20));
        Snapshot first = keep(store, KEY, NOON, "11.0.0.0/24");
        Snapshot second = keep(store, KEY, ONE, "11.0.1.0/24");
        keep(store, KEY, ONE.plus(Duration.ofDays(7)), "11.0.2.0/24");
        assertThat(store.snapshots().find(KEY, first.sha256())).isPresent();

        Snapshot last = keep(store, KEY, ONE.plus(Duration.ofDays(8)), "11.0.3.0/24");

        assertThat(store.snapshots().find(KEY, first.sha256())).isEmpty();
        assertThat(store.snapshots().find(KEY, second.sha256())).isPresent();
        assertThat(store.snapshots().current(KEY)).contains(last);
    }
}
