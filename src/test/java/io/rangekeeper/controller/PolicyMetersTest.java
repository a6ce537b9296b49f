package io.rangekeeper.controller;

import static io.rangekeeper.controller.SmallWorld.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rangekeeper.controller.http.MetricsFormat;
import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.policy.PolicyChange;
import io.rangekeeper.policy.PolicyPlan;
import io.rangekeeper.store.PolicyName;
import io.rangekeeper.store.WriteResult;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// What is told of policies.
class PolicyMetersTest {
    private static final String PLACE = "192.0.2.0/24";
    private static final String ATTENTION = "rangekeeper_policy_attention";
    private static final String DRIFT = "rangekeeper_policy_drift_cidrs";

    private final SmallWorld world = new SmallWorld();
    private final ScriptedFeeds time = new ScriptedFeeds();
    private final Board board = new Board();
    private final Meters meters = new Meters(time, time::nanos, board, Figures.vitals("1.0"));

    @Test
    void everythingIsThereFromTheStartAtZero() {
        Exposition told = told();

        assertThat(told.sum("rangekeeper_policies")).isZero();
        assertThat(told.values("state"))
                .containsExactlyInAnyOrder(
                        "invalid",
                        "held",
                        "contended",
                        "waiting",
                        "pending",
                        "observed",
                        "synced",
                        "unmanaged");
        assertThat(told.values("outcome"))
                .containsExactlyInAnyOrder(
                        "applied", "conflict", "rejected", "failed", "accepted", "refused");
        assertThat(told.values("reason"))
                .contains("adoption", "own_policy", "missing", "excess")
                .hasSize(9);
        assertThat(value(told, "rangekeeper_plan_duration_seconds_count", "")).isZero();
        assertThat(value(told, "rangekeeper_leader", "")).isEqualTo(1);
        assertThat(value(told, "rangekeeper_queue_depth", "")).isEqualTo(3);
        assertThat(value(told, "rangekeeper_snapshot_store_bytes", "")).isEqualTo(4_096);
        assertThat(value(told, "rangekeeper_list_last_success_timestamp_seconds", ""))
                .isEqualTo(SmallWorld.NOW.toEpochMilli() / 1_000.0);
        assertThat(value(told, "rangekeeper_build_info", "version=1.0")).isEqualTo(1);
    }

    @Test
    void policiesCountOnceAndTheirSeriesGoWithThem() {
        Figures.show(
                board,
                world.plan("a", PLACE, "egress", "oen"),
                world.plan("b", "11.5.0.0/16", "egress", "one"));
        Figures.showTroubled(board, world.plan("c", PLACE, "egress", "many"));

        Exposition told = told();
        assertThat(told.sum("rangekeeper_policies")).isEqualTo(3);
        assertThat(value(told, "rangekeeper_policies", "state=contended")).isEqualTo(1);
        assertThat(value(told, ATTENTION, "namespace=shop,policy=a,state=invalid,reason="))
                .isEqualTo(1);
        assertThat(value(told, ATTENTION, "namespace=shop,policy=b,state=held,reason=adoption"))
                .isEqualTo(1);
        assertThat(value(told, ATTENTION, "namespace=shop,policy=c,state=unwritten,reason="))
                .isEqualTo(1);
        assertThat(value(told, ATTENTION, "namespace=shop,policy=c,state=contended,reason="))
                .isEqualTo(1);
        assertThat(told.sum(ATTENTION)).isEqualTo(4);
        assertThat(value(told, DRIFT, "namespace=shop,policy=c,direction=egress,kind=missing"))
                .isEqualTo(100);

        List.of("a", "b", "c").forEach(name -> board.remove(new PolicyName("shop", name)));
        assertThat(told().values("policy")).isEmpty();
    }

    @Test
    void whatAPolicyTakesOfItsBudgetAndWhatWaitsInItIsTold() {
        Figures.show(
                board,
                world.plan("a", PLACE, "egress", "many", "max-cidrs", "110"),
                world.plan("b", PLACE, "egress", "many", "except", "11.9.0.0/28"),
                world.plan("c", PLACE, "egress", "oen"),
                world.withdrawn("d"));

        Exposition told = told();

        String cidrs = "rangekeeper_policy_cidrs";
        assertThat(value(told, cidrs, "namespace=shop,policy=a")).isEqualTo(100);
        assertThat(value(told, cidrs, "namespace=shop,policy=b")).isEqualTo(101);
        assertThat(told.value(cidrs, "namespace=shop,policy=c")).isNull();
        String most = "rangekeeper_policy_max_cidrs";
        assertThat(value(told, most, "namespace=shop,policy=a")).isEqualTo(110);
        assertThat(value(told, most, "namespace=shop,policy=b")).isEqualTo(1_000);
        String addresses = "rangekeeper_policy_addresses";
        assertThat(value(told, addresses, "namespace=shop,policy=b,family=ipv4"))
                .isEqualTo(100 * 256 - 16);
        assertThat(value(told, addresses, "namespace=shop,policy=b,family=ipv6")).isZero();
        assertThat(value(told, "rangekeeper_policy_pending_cidrs", "namespace=shop,policy=d"))
                .isEqualTo(1);
        assertThat(told.sum("rangekeeper_policy_pending_cidrs")).isEqualTo(1);
    }

    @Test
    void theFullestOfEachNamespaceAreNamedFirst() {
        PolicyPlan full = world.plan("x", PLACE, "egress", "many", "max-cidrs", "100");
        for (int i = 0; i < 500; i++) {
            Figures.show(board, named(full, "loud", "p" + i));
        }
        Figures.show(board, named(world.plan("x", PLACE, "egress", "one"), "quiet", "q"));

        Exposition told = told();

        assertThat(value(told, "rangekeeper_policy_cidrs", "namespace=quiet,policy=q"))
                .isEqualTo(1);
        assertThat(told.sum("rangekeeper_policy_cidrs")).isEqualTo(99 * 100 + 1);
    }

    @Test
    void aPlanThatThrowsIsCountedAndThrowsOn() {
        Function<NetworkPolicy, PolicyPlan> planner =
                meters.policies()
                        .measured(_ -> {
                            throw new IllegalStateException("a mistake of ours");
                        });

        assertThatThrownBy(() -> planner.apply(policy("shop", "a", PLACE)))
                .hasMessage("a mistake of ours");

        assertThat(value(told(), "rangekeeper_plan_errors_total", "")).isEqualTo(1);
    }

    @Test
    void decisionsAreCountedByWhatTheyOpenedAndClosed() {
        PolicyPlan held = world.plan("a", "11.5.0.0/16", "egress", "one");
        meters.policies().count(entries(new Outcome.Written(held)));
        PolicyPlan first = world.plan("c", PLACE, "egress", "one");
        meters.policies().count(entries(new Outcome.Written(first)));
        NetworkPolicy settled = SmallWorld.written(world.plan("b", PLACE, "egress", "one"));
        String applied = settled.annotations().getOrDefault("rangekeeper.io/applied", "");
        PolicyPlan drifted = world.plan("b", "11.77.0.0/16", "egress", "one", "applied", applied);
        meters.policies().count(entries(new Outcome.Written(drifted)));

        Exposition told = told();
        assertThat(value(told, "rangekeeper_changes_held_total", "reason=adoption")).isEqualTo(1);
        assertThat(value(told, "rangekeeper_drift_corrections_total", "reason=missing"))
                .isEqualTo(1);
        assertThat(value(told, "rangekeeper_drift_corrections_total", "reason=excess"))
                .isEqualTo(1);
        String removed = "family=ipv4,change=removed";
        assertThat(value(told, "rangekeeper_policy_changed_addresses_total", removed))
                .isEqualTo(65_536);
        assertThat(
                        value(
                                told,
                                "rangekeeper_policy_changed_cidrs_total",
                                "family=ipv4,change=added"))
                .isEqualTo(3);
    }

    @Test
    void writesPlansAndReloadsAreCounted() {
        Function<NetworkPolicy, PolicyPlan> planner = meters.policies().measured(world::plan);
        var _ = planner.apply(policy("shop", "a", PLACE, "egress", "one"));
        meters.policies().patched(new WriteResult.Conflict("x"), Duration.ofMillis(20));
        meters.policies().patched(new WriteResult.Written(), Duration.ofSeconds(2));
        meters.policies().reloaded(false);

        Exposition told = told();
        assertThat(value(told, "rangekeeper_plan_duration_seconds_count", "")).isEqualTo(1);
        assertThat(value(told, "rangekeeper_patch_duration_seconds_sum", "")).isEqualTo(2.02);
        assertThat(value(told, "rangekeeper_policy_patches_total", "outcome=conflict"))
                .isEqualTo(1);
        assertThat(value(told, "rangekeeper_config_reloads_total", "outcome=refused")).isEqualTo(1);
    }

    @Test
    void tenThousandPoliciesAreNotTenThousandSeries() {
        PolicyPlan model = world.plan("x", "11.5.0.0/16", "egress", "one or many");
        for (int i = 0; i < 10_000; i++) {
            board.put(SmallWorld.status(named(model, "n", "p" + i)));
        }
        Figures.show(board, named(world.plan("x", PLACE, "egress", "oen"), "other", "only"));

        Exposition told = told();

        assertThat(told.series()).hasSizeLessThan(1_000);
        assertThat(told.sum(ATTENTION)).isEqualTo(PolicyGauges.LIMIT);
        assertThat(told.values("policy")).hasSizeLessThanOrEqualTo(2 * PolicyGauges.LIMIT);
        assertThat(told.sum("rangekeeper_policies")).isEqualTo(10_001);
    }

    @Test
    void nobodyHidesTheTroubleOfAnotherNamespaceBehindHisOwn() {
        PolicyPlan wrong = world.plan("x", PLACE, "egress", "oen");
        for (int i = 0; i < 500; i++) {
            Figures.show(board, named(wrong, "loud", "p" + i));
        }
        Figures.show(board, named(world.plan("x", "11.5.0.0/16", "egress", "one"), "quiet", "q"));

        assertThat(value(told(), ATTENTION, "namespace=quiet,policy=q,state=held,reason=adoption"))
                .isEqualTo(1);
    }

    @Test
    void aHostileNameForgesNoSeries() {
        String forged = "x\"} 1\nrangekeeper_forged{a=\"\u001b[2J\u202e\\";
        PolicyPlan wrong = world.plan("x", PLACE, "egress", "oen");
        Figures.show(board, named(wrong, forged, forged), named(wrong, forged, forged + "\ud800"));

        String text = meters.expose(MetricsFormat.PROMETHEUS);

        assertThat(text).matches("[\\x20-\\x7e\\n]*");
        Exposition told = Exposition.parse(text);
        assertThat(told.kinds()).doesNotContainKey("rangekeeper_forged");
        assertThat(told.sum(ATTENTION)).isEqualTo(2);
    }

    private static PolicyPlan named(PolicyPlan plan, String namespace, String name) {
        NetworkPolicy named = policy(namespace, name, PLACE);
        return switch (plan) {
            case PolicyPlan.Invalid invalid -> new PolicyPlan.Invalid(named, invalid.problems());
            case PolicyPlan.Unmanaged _ -> new PolicyPlan.Unmanaged(named);
            case PolicyPlan.Planned planned ->
                    new PolicyPlan.Planned(
                            named,
                            planned.mode(),
                            planned.state(),
                            planned.rules(),
                            planned.room(),
                            Optional.<PolicyChange>empty());
        };
    }

    private static List<AuditEntry> entries(Outcome outcome) {
        return AuditTrail.of(Told.NOTHING, outcome, SmallWorld.NOW);
    }

    private Exposition told() {
        return Exposition.parse(meters.expose(MetricsFormat.PROMETHEUS));
    }

    private static double value(Exposition told, String name, String labels) {
        return Objects.requireNonNull(told.value(name, labels), () -> name + labels);
    }
}
