package io.rangekeeper.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.policy.PolicyPlan;
import io.rangekeeper.store.PolicyName;
import io.rangekeeper.store.WriteResult;
import io.rangekeeper.testing.FakeCluster;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
    private boolean tried = true;

    /// Happens while a policy is planned.
    private Runnable meanwhile = () -> {};

    private final List<Outcome> outcomes = new ArrayList<>();
    private final List<AuditEntry> entries = new ArrayList<>();
    private final Witness witness =
            new Witness() {
                @Override
                public void settled(Told told, Outcome outcome) {
                    outcomes.add(outcome);
                    entries.addAll(new Audit().tell(told, outcome, now));
                }

                @Override
                public void contended(PolicyPlan plan, String contender) {
                    throw new AssertionError("nobody contends");
                }

                @Override
                public void owned(PolicyPlan plan, String owner) {
                    throw new AssertionError("nobody owns it");
                }
            };
    private final PolicyWorker worker =
            new PolicyWorker(
                    new PolicyWorker.Parts(
                            cluster::policy,
                            new LeaderStore(cluster, cluster),
                            cluster,
                            policy -> Set.of("one", "down"),
                            this::plan,
                            new Needs(),
                            () -> {},
                            feed -> tried,
                            board,
                            witness,
                            () -> now));

    private PolicyPlan plan(NetworkPolicy policy) {
        PolicyPlan plan = world.plan(policy);
        meanwhile.run();
        return plan;
    }

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
    void aWriteWhoseAnswerIsLostIsToldOnceItShows() {
        cluster.creates("pay", "one", "192.0.2.0/24");
        cluster.losesAnswer(new WriteResult.Failed("the connection was reset"));

        assertThat(worker.work(PAY)).isEqualTo(new PolicyQueue.Again());
        assertThat(worker.work(PAY)).isEqualTo(new PolicyQueue.Done());
        assertThat(worker.work(PAY)).isEqualTo(new PolicyQueue.Done());

        assertThat(outcomes)
                .satisfiesExactly(
                        failed -> assertThat(failed).isInstanceOf(Outcome.Failed.class),
                        written ->
                                assertThat(written)
                                        .isEqualTo(new Outcome.Written(outcomes.getFirst().plan())),
                        then -> assertThat(then).isInstanceOf(Outcome.Unchanged.class),
                        again -> assertThat(again).isInstanceOf(Outcome.Unchanged.class));
        assertThat(cluster.writes()).isEqualTo(1);
    }

    @Test
    void aWriteThatFailedIsNotToldAsOneThatSucceeded() {
        cluster.creates("pay", "one", "192.0.2.0/24");
        cluster.refuses(Optional.of(new WriteResult.Failed("the connection was refused")));
        worker.work(PAY);
        cluster.edits("pay", "11.0.0.1/32");
        cluster.refuses(Optional.empty());

        worker.work(PAY);

        assertThat(outcomes).hasSize(2);
        assertThat(outcomes.get(1).plan()).isNotEqualTo(outcomes.getFirst().plan());
    }

    @Test
    void aConflictWithItsOwnWriteIsAWrite() {
        cluster.creates("pay", "one", "192.0.2.0/24");
        cluster.losesAnswer(new WriteResult.Conflict("somebody was faster"));

        assertThat(worker.work(PAY)).isEqualTo(new PolicyQueue.Done());

        assertThat(outcomes).hasSize(1).first().isInstanceOf(Outcome.Written.class);
        assertThat(cluster.writes()).isEqualTo(1);
    }

    @Test
    void thatAFeedIsMissingIsNoNewsBeforeItWasTried() {
        cluster.creates("pay", "down", "192.0.2.0/24");
        tried = false;
        worker.work(PAY);
        worker.work(PAY);
        assertThat(entries).isEmpty();

        tried = true;
        worker.work(PAY);
        worker.work(PAY);
        assertThat(entries).singleElement().extracting(AuditEntry::what).hasToString("WAITING");
    }

    @Test
    void aFetchThatEndsWhileItIsPlannedIsToldOnceItIsPlannedWithWhatCameOfIt() {
        cluster.creates("pay", "down", "192.0.2.0/24");
        tried = false;
        meanwhile = () -> tried = true;
        worker.work(PAY);
        assertThat(entries).isEmpty();

        worker.work(PAY);
        assertThat(entries).singleElement().extracting(AuditEntry::what).hasToString("WAITING");
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
