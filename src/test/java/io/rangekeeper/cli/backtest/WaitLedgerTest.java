package io.rangekeeper.cli.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.report.Backtest;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WaitLedgerTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final CidrSet A = CidrSet.parse("11.0.0.0/24");
    private static final CidrSet B = CidrSet.parse("11.0.1.0/24");
    private static final CidrSet BOTH = A.union(B);

    private final WaitLedger ledger = new WaitLedger();

    @Test
    void aRemovalThatIsCarriedOutHasWaitedAsLongAsItWasOpen() {
        at(0, A, BOTH);
        at(10, A, BOTH);
        at(24, CidrSet.EMPTY, B);

        assertSums(1, 0, 24, CidrSet.EMPTY);
    }

    @Test
    void whatTheOwnerPublishesAgainWasNeverGone() {
        at(0, A, BOTH);
        at(6, CidrSet.EMPTY, BOTH);

        assertSums(1, 1, 0, CidrSet.EMPTY);
    }

    @Test
    void aRemovalOfWhichAPartComesBackCountsOnceAndTheRestGoesOnWaiting() {
        at(0, BOTH, BOTH);
        at(6, B, BOTH);
        at(8, B, BOTH);
        at(24, CidrSet.EMPTY, A);

        assertSums(1, 1, 24, CidrSet.EMPTY);
    }

    @Test
    void aSecondRemovalBesideTheFirstIsAnother() {
        at(0, A, BOTH);
        at(10, BOTH, BOTH);
        at(24, B, B);

        assertSums(2, 0, 24, B);
        assertThat(ledger.isOpen()).isTrue();
    }

    private void at(int hour, CidrSet waiting, CidrSet allowed) {
        ledger.update(waiting, allowed, START.plusSeconds(3_600L * hour));
    }

    private void assertSums(int removals, int cameBack, int hours, CidrSet open) {
        assertThat(ledger.sums())
                .isEqualTo(Backtest.Waits.of(removals, cameBack, 3_600L * hours, open));
    }
}
