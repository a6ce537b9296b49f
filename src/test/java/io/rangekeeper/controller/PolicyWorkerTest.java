package io.rangekeeper.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.store.PolicyName;
import io.rangekeeper.store.WriteResult;
import io.rangekeeper.testing.FakeCluster;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// One look at one policy.
class PolicyWorkerTest {
    private static final PolicyName PAY = new PolicyName("shop", "pay");

    private final SmallWorld world = new SmallWorld();
    private final FakeCluster cluster = new FakeCluster();
    private Instant now = SmallWorld.NOW;
    private final Board board = new Board();
    private final PolicyWorker worker =
            new PolicyWorker(
                    new PolicyWorker.Parts(
                            cluster::policy,
                            new LeaderStore(cluster, cluster),
                            cluster,
                            policy -> Set.of("one"),
                            world::plan,
                            new Needs(),
                            () -> {},
                            board,
                            Witness.all(),
                            () -> now));

    @Test
    void whoIsNotSureOfItsLeaseForAMomentLooksAgainSoonAndWritesThen() {
        cluster.creates("pay", "one", "192.0.2.0/24");
        cluster.leads(false);

        assertThat(worker.work(PAY)).isEqualTo(new PolicyQueue.After(Duration.ofSeconds(30)));
        assertThat(cluster.writes()).isZero();
        assertThat(board.get(PAY)).isPresent();

        // Nobody says so: it was the leader all the time.
        cluster.leads(true);
        assertThat(worker.work(PAY)).isEqualTo(new PolicyQueue.Done());
        assertThat(cluster.blocks("pay")).containsExactly("11.0.0.1/32");
    }

    @Test
    void whoBecomesUnsureWhileItPlansWritesNothingAndTriesAgain() {
        cluster.creates("pay", "one", "192.0.2.0/24");
        cluster.leadsForOneQuestion();

        assertThat(worker.work(PAY)).isEqualTo(new PolicyQueue.Again());
        assertThat(cluster.writes()).isZero();
    }

    @Test
    void whoFollowsHasNothingToLookAgainForOnceTheLeaderHasWritten() {
        cluster.creates("pay", "one", "192.0.2.0/24");
        worker.work(PAY);
        cluster.leads(false);

        assertThat(worker.work(PAY)).isEqualTo(new PolicyQueue.Done());
    }

    @Test
    void aWriteThatNeverShowsIsNotWaitedForForEver() {
        cluster.creates("pay", "one", "192.0.2.0/24");
        cluster.refuses(Optional.of(new WriteResult.Written()));
        worker.work(PAY);
        assertThat(worker.work(PAY)).isEqualTo(new PolicyQueue.After(Duration.ofSeconds(1)));
        assertThat(cluster.writes()).isEqualTo(1);

        now = now.plus(Duration.ofMinutes(2));
        cluster.refuses(Optional.empty());

        assertThat(worker.work(PAY)).isEqualTo(new PolicyQueue.Done());
        assertThat(cluster.blocks("pay")).containsExactly("11.0.0.1/32");
    }
}
