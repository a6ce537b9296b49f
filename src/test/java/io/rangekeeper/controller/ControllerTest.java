package io.rangekeeper.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.report.status.Standing;
import io.rangekeeper.store.PolicyEvents;
import io.rangekeeper.store.WriteResult;
import io.rangekeeper.testing.FakeCluster;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The loop as a whole.
class ControllerTest {
    private static final String PLACEHOLDER = "192.0.2.0/24";

    private final List<String> events = new CopyOnWriteArrayList<>();
    private final Stage stage = new Stage(new EventsWitness(this::note));
    private final FakeCluster cluster = stage.cluster;

    private void note(NetworkPolicy policy, PolicyEvents.Reason reason, String note) {
        events.add(policy.name() + " " + reason.text() + " " + note);
    }

    private boolean isTold(String beginning) {
        return events.stream().anyMatch(event -> event.startsWith(beginning));
    }

    @AfterEach
    void end() {
        stage.close();
    }

    @Test
    void aPolicyIsFilledOnceItsFeedWasRead() throws InterruptedException {
        cluster.creates("pay", "office", PLACEHOLDER);
        stage.starts();
        stage.until("waiting", () -> state("pay") == Standing.WAITING);
        // It is no news before a first fetch has ended.
        stage.until("told so", () -> isTold("pay FeedUnavailable"));
        assertThat(cluster.writes()).isZero();

        stage.publishes("office", "20.0.0.0/24");

        stage.until("filled", () -> cluster.blocks("pay").equals(List.of("20.0.0.0/24")));
        stage.settles();
        assertThat(cluster.writes()).isEqualTo(1);
        assertThat(state("pay")).isEqualTo(Standing.SYNCED);
        assertThat(isTold("pay RangesUpdated egress.tcp-443: opened 1")).isTrue();
    }

    @Test
    void whoseToolSetsThingsBackIsWarnedBeforeTheFirstWriteAndThenNoMore()
            throws InterruptedException {
        cluster.creates("pay", "office", PLACEHOLDER);
        cluster.annotates("pay", "argocd.argoproj.io/tracking-id", "shop:pay");
        stage.publishes("office", "20.0.0.0/24").starts();
        stage.until("filled", () -> cluster.writes() == 1);
        stage.publishes("office", "20.0.0.0/24", "20.2.0.0/24");
        stage.until("and again", () -> cluster.writes() == 2);
        stage.settles();

        assertThat(events)
                .satisfiesExactly(
                        event -> assertThat(event).startsWith("pay Contended Argo CD"),
                        event -> assertThat(event).startsWith("pay RangesUpdated"),
                        event -> assertThat(event).startsWith("pay RangesUpdated"));
    }

    @Test
    void onlyFeedsThatSomebodyNeedsAreFetched() throws InterruptedException {
        stage.publishes("office", "20.0.0.0/24").publishes("vendor", "20.1.0.0/24").starts();
        cluster.creates("pay", "office", PLACEHOLDER);
        stage.settles();
        assertThat(stage.fetches).containsOnly("office");

        cluster.creates("pay", "vendor", PLACEHOLDER);
        stage.until("the other one", () -> stage.fetches.contains("vendor"));
        stage.fetches.clear();
        stage.settles();
        assertThat(stage.fetches).containsOnly("vendor");
    }

    @Test
    void whatNobodyNeedsAnyMoreHasNotToBeKept() throws InterruptedException {
        stage.publishes("office", "20.0.0.0/24").publishes("vendor", "20.1.0.0/24").starts();
        cluster.creates("pay", "office", PLACEHOLDER);
        cluster.creates("web", "vendor", PLACEHOLDER);
        stage.until("both", () -> stage.needed.contains(Set.of("office", "vendor")));

        cluster.deletes("web");

        stage.until("one", () -> stage.needed.getLast().equals(Set.of("office")));
    }

    @Test
    void whoDoesNotLookAtTheConfigurationAnyMoreIsStuck() throws InterruptedException {
        stage.starts();
        stage.looksAtTheClock();
        stage.passes(Duration.ofMinutes(11));
        stage.looksAtTheClock();
        assertThat(stage.stuck()).isEmpty();

        stage.hangs();
        stage.passes(Duration.ofMinutes(11));

        // A look that had begun already may end yet.
        stage.until("it is stuck", () -> stage.stuck().isPresent());
        assertThat(stage.stuck().orElseThrow()).contains("configuration", "11 minutes");
    }

    @Test
    void aChangeOfAFeedReachesThoseThatNeedItAndNobodyElse() throws InterruptedException {
        stage.publishes("office", "20.0.0.0/24").publishes("vendor", "20.1.0.0/24").starts();
        cluster.creates("pay", "office", PLACEHOLDER);
        cluster.creates("web", "vendor", PLACEHOLDER);
        stage.until("both are filled", () -> cluster.writes() == 2);

        stage.publishes("office", "20.0.0.0/24", "20.2.0.0/24");

        stage.until("it came", () -> cluster.blocks("pay").size() == 2);
        stage.settles();
        assertThat(cluster.writes()).isEqualTo(3);
        assertThat(cluster.blocks("web")).containsExactly("20.1.0.0/24");
    }

    @Test
    void whatAnOwnerWithdrawsIsClosedWhenItsTimeHasCome() throws InterruptedException {
        stage.publishes("office", "20.0.0.0/24", "20.2.0.0/24").starts();
        cluster.creates("pay", "office", PLACEHOLDER);
        stage.until("filled", () -> cluster.blocks("pay").size() == 2);
        stage.passes(Duration.ofHours(1));
        stage.settles();

        stage.publishes("office", "20.0.0.0/24");
        stage.until("it waits", () -> state("pay") == Standing.PENDING);
        stage.passes(Duration.ofHours(23));
        stage.settles();
        assertThat(cluster.blocks("pay")).hasSize(2);

        stage.passes(Duration.ofHours(2));
        stage.until("closed", () -> cluster.blocks("pay").equals(List.of("20.0.0.0/24")));
        assertThat(events).anyMatch(event -> event.startsWith("pay RangesPending"));
    }

    @Test
    void aFeedThatFailsChangesNothing() throws InterruptedException {
        stage.publishes("office", "20.0.0.0/24").starts();
        cluster.creates("pay", "office", PLACEHOLDER);
        stage.until("filled", () -> cluster.writes() == 1);

        stage.fails("office");
        stage.passes(Duration.ofDays(10));
        stage.settles();

        assertThat(cluster.writes()).isEqualTo(1);
        assertThat(state("pay")).isEqualTo(Standing.SYNCED);
    }

    @Test
    void whoDoesNotLeadPlansAndRemembersButWritesNothing() throws InterruptedException {
        stage.publishes("office", "20.0.0.0/24").starts();
        cluster.leads(false);
        cluster.creates("pay", "office", PLACEHOLDER);
        stage.until(
                "planned", () -> stage.board.all().stream().anyMatch(s -> s.summary().changes()));
        stage.settles();
        assertThat(cluster.writes()).isZero();
        assertThat(events).isEmpty();

        cluster.leads(true);

        stage.until("filled", () -> cluster.writes() == 1);
    }

    @Test
    void whatIsRefusedForGoodIsNotSentAgainAndAgain() throws InterruptedException {
        cluster.refuses(Optional.of(new WriteResult.Rejected("no such thing")));
        stage.publishes("office", "20.0.0.0/24").starts();
        cluster.creates("pay", "office", PLACEHOLDER);
        stage.until("tried", () -> cluster.writes() == 1);
        stage.settles();
        stage.settles();

        assertThat(cluster.writes()).isEqualTo(1);
        assertThat(stage.board.all().getFirst().summary().trouble()).isEqualTo("no such thing");
        assertThat(events).anyMatch(event -> event.startsWith("pay PatchRejected"));
    }

    @Test
    void whatMayPassIsTriedAgain() throws InterruptedException {
        cluster.refuses(Optional.of(new WriteResult.Failed("busy")));
        stage.publishes("office", "20.0.0.0/24").starts();
        cluster.creates("pay", "office", PLACEHOLDER);
        stage.until("tried twice", () -> cluster.writes() >= 2);

        cluster.refuses(Optional.empty());

        stage.until("filled", () -> cluster.blocks("pay").equals(List.of("20.0.0.0/24")));
    }

    @Test
    void whatWasWrittenAndNotSeenYetIsNotWrittenTwice() throws InterruptedException {
        stage.publishes("office", "20.0.0.0/24").starts();
        cluster.creates("pay", "office", PLACEHOLDER);
        stage.until("filled", () -> cluster.writes() == 1);
        assertThat(cluster.get("pay").resourceVersion()).isNotEqualTo("v1");
        cluster.watches(false);
        stage.publishes("office", "20.0.0.0/24", "20.2.0.0/24");
        stage.until("written", () -> cluster.writes() == 2);
        stage.settles();
        assertThat(cluster.writes()).isEqualTo(2);
    }

    @Test
    void aHandEditIsCorrectedAndWhoRepeatsItIsSlowedDown() throws InterruptedException {
        stage.publishes("office", "20.0.0.0/24", "20.2.0.0/24").starts();
        cluster.creates("pay", "office", PLACEHOLDER);
        stage.until("filled", () -> cluster.writes() == 1);
        for (int i = 1; i <= 3; i++) {
            int writes = 1 + i;
            cluster.edits("pay", "20.0.0.0/24", "20.2.0.0/24", "30.0." + i + ".0/24");
            stage.until("corrected", () -> cluster.writes() == writes);
            stage.passes(Duration.ofSeconds(5));
        }
        assertThat(events).anyMatch(event -> event.startsWith("pay DriftCorrected"));
        stage.until(
                "contended",
                () -> events.stream().anyMatch(event -> event.startsWith("pay Contended")));

        cluster.edits("pay", "20.0.0.0/24");
        stage.settles();
        assertThat(cluster.blocks("pay")).containsExactly("20.0.0.0/24");
        assertThat(stage.board.all().getFirst().summary().contender()).isNotEmpty();

        stage.passes(Duration.ofSeconds(5));
        cluster.edits("pay", "20.0.0.0/24", "30.0.9.0/24");
        stage.until(
                "closed",
                () -> cluster.blocks("pay").equals(List.of("20.0.0.0/24", "20.2.0.0/24")));
    }

    @Test
    void whatIsDeletedIsForgottenAndMadeAgainIsFilled() throws InterruptedException {
        stage.publishes("office", "20.0.0.0/24").starts();
        cluster.creates("pay", "office", PLACEHOLDER);
        stage.until("filled", () -> cluster.writes() == 1);

        cluster.deletes("pay");
        stage.until("forgotten", () -> stage.board.all().isEmpty());

        cluster.creates("pay", "office", PLACEHOLDER);
        stage.until("filled again", () -> cluster.writes() == 2);
    }

    @Test
    void manyPoliciesAreAllFilledOnce() throws InterruptedException {
        stage.publishes("office", "20.0.0.0/24").starts();
        for (int i = 0; i < 1_000; i++) {
            cluster.creates("pay-" + i, "office", PLACEHOLDER);
        }
        stage.until(
                "all are filled",
                () ->
                        stage.board.all().size() == 1_000
                                && stage.board.all().stream()
                                        .allMatch(s -> s.standing() == Standing.SYNCED)
                                && cluster.writes() >= 1_000);
        stage.settles();
        assertThat(cluster.writes()).isEqualTo(1_000);
    }

    private Standing state(String name) {
        return stage.board
                .get(new io.rangekeeper.store.PolicyName("shop", name))
                .map(PolicyStatus::standing)
                .orElse(Standing.UNMANAGED);
    }
}
