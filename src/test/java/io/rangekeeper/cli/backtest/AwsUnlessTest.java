package io.rangekeeper.cli.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.cli.backtest.Publication.Selection;
import io.rangekeeper.feed.Belief;
import io.rangekeeper.policy.Planner;
import io.rangekeeper.policy.Settings;
import io.rangekeeper.select.Resolver;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Nine years of AWS as if they were five weeks: what leaves a subtracted selection opens nothing
/// for a day. Skipped where these documents are not.
class AwsUnlessTest {
    private static final Duration STEP = Duration.ofHours(12);
    private static final Duration DAY = Duration.ofHours(24);
    private static final Selection ALL = new Selection("AMAZON", "");
    private static final Selection RENTED = new Selection("EC2", "");

    private final List<Publication> published = new ArrayList<>();

    @Test
    void nothingIsOpenedThatWasRentedWithinADay() throws IOException {
        Watched policy =
                new Watched(
                        new Planner(
                                new Resolver(SharedHistory.CATALOGUE, Map.of()), Settings.DEFAULT),
                        ALL.expression() + " unless " + RENTED.expression());
        World world = new World(new Belief(sha256 -> false));
        int tempting = 0;
        for (Recorded file : SharedHistory.aws("aws")) {
            Instant now = Instant.EPOCH.plus(STEP.multipliedBy(published.size()));
            Recorded document = new Recorded(now, file.document(), file.file());
            published.add(Publication.read(document, List.of(ALL, RENTED)));
            Intervals before = policy.open();
            world.serve(document.read());
            policy.reconcile(world.snapshots(), now);
            Intervals rented = Publication.within(DAY, now, published, RENTED);
            assertThat(policy.open().without(before).and(rented))
                    .as("opened by %s", file.file())
                    .isEqualTo(Intervals.NONE);
            tempting += isTempting(rented) ? 1 : 0;
        }
        assertThat(published).hasSize(67);
        assertThat(policy.writes()).isGreaterThan(30);
        assertThat(tempting).as("documents that alone would open what was rented").isPositive();
    }

    /// Whether what the last document says by itself holds addresses that were rented of late.
    private boolean isTempting(Intervals rented) {
        Publication last = published.getLast();
        return !last.of(ALL).without(last.of(RENTED)).and(rented).isEmpty();
    }
}
