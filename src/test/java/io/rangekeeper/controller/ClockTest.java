package io.rangekeeper.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.report.status.Standing;
import io.rangekeeper.store.PolicyName;
import io.rangekeeper.testing.FakeCluster;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The loop as a whole while the time of day is wrong.
class ClockTest {
    private static final String ONE = "20.0.0.0/24";
    private static final String TWO = "20.2.0.0/24";
    private static final String THREE = "20.4.0.0/24";

    private final Stage stage = new Stage(Witness.all());
    private final FakeCluster cluster = stage.cluster;

    @AfterEach
    void end() {
        stage.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, -2})
    void nothingIsWrittenBecauseTheClockIsWrongForAWhile(int days) throws InterruptedException {
        filled(ONE, TWO);

        stage.jumps(Duration.ofDays(days));
        stage.settles();
        cluster.edits("pay", ONE, TWO);
        stage.settles();
        stage.jumps(Duration.ofDays(-days));
        stage.settles();

        assertThat(cluster.writes()).isEqualTo(1);
        assertThat(state()).isEqualTo(Standing.SYNCED);
        stage.publishes("office", ONE, TWO, THREE);
        awaitBlocks(ONE, TWO, THREE);
        cluster.edits("pay", ONE, "30.0.0.0/24");
        awaitBlocks(ONE, TWO, THREE);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, -2})
    void whatIsPublishedAndEditedWhileItIsWrongIsWritten(int days) throws InterruptedException {
        filled(ONE);

        stage.jumps(Duration.ofDays(days));
        stage.publishes("office", ONE, TWO);
        awaitBlocks(ONE, TWO);
        cluster.edits("pay", ONE, TWO, "30.0.0.0/24");
        awaitBlocks(ONE, TWO);
        stage.jumps(Duration.ofDays(-days));
        stage.settles();

        assertThat(cluster.blocks("pay")).containsExactly(ONE, TWO);
        stage.publishes("office", ONE, TWO, THREE);
        awaitBlocks(ONE, TWO, THREE);
        assertThat(cluster.writes()).isEqualTo(4);
    }

    @Test
    void aClockThatGoesBackEndsNoHoldEarlierAndItEnds() throws InterruptedException {
        filled(ONE, TWO);
        stage.passes(Duration.ofHours(1));
        stage.publishes("office", ONE);
        stage.until("it waits", () -> state() == Standing.PENDING);

        stage.jumps(Duration.ofDays(-2));
        stage.settles();
        stage.passes(Duration.ofHours(23));
        stage.settles();
        assertThat(cluster.blocks("pay")).containsExactly(ONE, TWO);

        stage.passes(Duration.ofHours(27));
        stage.settles();
        assertThat(cluster.blocks("pay")).containsExactly(ONE, TWO);
        stage.passes(Duration.ofHours(23));
        awaitBlocks(ONE);
    }

    @Test
    void whatIsWithdrawnWhileItIsAheadStaysOpenForItsTimeAtLeast() throws InterruptedException {
        filled(ONE, TWO);

        stage.jumps(Duration.ofDays(2));
        stage.settles();
        stage.publishes("office", ONE);
        stage.until("it waits", () -> state() == Standing.PENDING);
        stage.jumps(Duration.ofDays(-2));
        stage.settles();
        stage.passes(Duration.ofHours(25));
        stage.settles();
        assertThat(cluster.blocks("pay")).containsExactly(ONE, TWO);

        // Not sooner than by the clock that was ahead, and not much later.
        stage.passes(Duration.ofDays(2));
        awaitBlocks(ONE);
    }

    @Test
    void aClockThatJumpsAheadEndsNoHoldAndItEndsInItsTime() throws InterruptedException {
        withdrawn();

        stage.jumps(Duration.ofDays(2));
        stage.looksAtTheClock();
        stage.settles();
        stage.passes(Duration.ofHours(22));
        stage.settles();
        assertThat(cluster.blocks("pay")).containsExactly(ONE, TWO);

        stage.passes(Duration.ofHours(2));
        awaitBlocks(ONE);
    }

    @Test
    void whatWaitsWhileItIsAheadForAMomentWaitsForItsTimeAndNoLonger() throws InterruptedException {
        withdrawn();

        stage.jumps(Duration.ofDays(2));
        stage.looksAtTheClock();
        stage.settles();
        stage.jumps(Duration.ofDays(-2));
        stage.looksAtTheClock();
        stage.settles();
        stage.passes(Duration.ofHours(22));
        stage.publishes("office", ONE, THREE);
        awaitBlocks(ONE, TWO, THREE);

        stage.passes(Duration.ofHours(2));
        stage.publishes("office", ONE);
        awaitBlocks(ONE, THREE);
    }

    @Test
    void whatLeavesASubtractedFeedIsNotOpenedByAJump() throws InterruptedException {
        subtracted();
        stage.publishes("vendor", THREE);
        stage.settles();

        stage.jumps(Duration.ofDays(2));
        stage.looksAtTheClock();
        stage.settles();
        stage.passes(Duration.ofHours(23));
        stage.settles();
        assertThat(cluster.blocks("pay")).containsExactly(ONE);

        stage.passes(Duration.ofHours(2));
        awaitBlocks(ONE, TWO);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, -2})
    void whatWasOpenedWhenItsTimeHadComeIsNotClosedByAJump(int days) throws InterruptedException {
        subtracted();
        stage.publishes("vendor", THREE);
        stage.settles();
        stage.passes(Duration.ofHours(25));
        awaitBlocks(ONE, TWO);

        stage.jumps(Duration.ofDays(days));
        stage.looksAtTheClock();
        stage.settles();
        stage.jumps(Duration.ofDays(-days));
        stage.settles();
        cluster.edits("pay", ONE, THREE);

        awaitBlocks(ONE, TWO);
        assertThat(cluster.writes()).isEqualTo(3);
    }

    @Test
    void whoIsContendedWhenItGoesBackIsStillClosed() throws InterruptedException {
        filled(ONE);
        for (int i = 1; i <= 3; i++) {
            int writes = 1 + i;
            cluster.edits("pay", ONE, "30.0." + i + ".0/24");
            stage.until("corrected", () -> cluster.writes() == writes);
        }

        stage.jumps(Duration.ofDays(-2));
        cluster.edits("pay", ONE, "30.0.9.0/24");

        awaitBlocks(ONE);
    }

    private void withdrawn() throws InterruptedException {
        filled(ONE, TWO);
        stage.passes(Duration.ofHours(1));
        stage.publishes("office", ONE);
        stage.until("it waits", () -> state() == Standing.PENDING);
    }

    private void subtracted() throws InterruptedException {
        stage.publishes("office", ONE, TWO).publishes("vendor", TWO, THREE).starts();
        cluster.creates("pay", "office unless vendor", "192.0.2.0/24");
        awaitBlocks(ONE);
        stage.passes(Duration.ofHours(1));
        stage.settles();
    }

    private void filled(String... blocks) throws InterruptedException {
        stage.publishes("office", blocks).starts();
        cluster.creates("pay", "office", "192.0.2.0/24");
        awaitBlocks(blocks);
        stage.settles();
    }

    private void awaitBlocks(String... blocks) throws InterruptedException {
        stage.until(String.join(" ", blocks), () -> cluster.blocks("pay").equals(List.of(blocks)));
    }

    private Standing state() {
        return stage.board
                .get(new PolicyName("shop", "pay"))
                .map(PolicyStatus::standing)
                .orElse(Standing.UNMANAGED);
    }
}
