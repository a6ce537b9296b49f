package io.rangekeeper.cli.backtest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rangekeeper.feed.Snapshots;
import io.rangekeeper.policy.Held;
import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.policy.Peer;
import io.rangekeeper.policy.Pending;
import io.rangekeeper.policy.Planner;
import io.rangekeeper.policy.PolicyChange;
import io.rangekeeper.policy.PolicyPlan;
import io.rangekeeper.policy.RulePlan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A policy with one egress rule that a controller keeps, and what became of it.
final class Watched {
    private final Planner planner;
    private NetworkPolicy policy;
    private List<Held> held = List.of();
    private List<Pending> pending = List.of();
    private Optional<Instant> wake = Optional.empty();
    private Intervals open = Intervals.NONE;
    private int writes;

    Watched(Planner planner, String expression) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("apiVersion", "networking.k8s.io/v1").put("kind", "NetworkPolicy");
        ObjectNode metadata = object.putObject("metadata");
        metadata.put("namespace", "shop").put("name", "pay").put("uid", "u1");
        metadata.put("resourceVersion", "1");
        metadata.putObject("labels").put("rangekeeper.io/managed", "true");
        metadata.putObject("annotations")
                .put("rangekeeper.io/egress", expression)
                .put("rangekeeper.io/max-cidrs", "4000");
        ObjectNode spec = object.putObject("spec");
        spec.putObject("podSelector");
        spec.putArray("policyTypes").add("Egress");
        spec.putArray("egress")
                .addObject()
                .putArray("to")
                .addObject()
                .putObject("ipBlock")
                .put("cidr", "192.0.2.0/24");
        this.planner = planner;
        this.policy = NetworkPolicy.read(object, "test", "");
    }

    /// Plans and writes. Fails when a second plan would write again.
    Watched reconcile(Snapshots snapshots, Instant now) {
        PolicyPlan plan = planner.plan(policy, snapshots, now);
        held = decided(plan).held();
        pending = decided(plan).pending();
        wake = plan.wake();
        Optional<PolicyChange> change = plan.change();
        if (change.isPresent()) {
            policy = change.get().after();
            open = blocks();
            writes++;
            if (planner.plan(policy, snapshots, now).change().isPresent()) {
                throw new AssertionError("written twice at " + now + ": " + plan);
            }
        }
        return this;
    }

    /// Whether it is time to plan although no document says anything else.
    boolean isDue(Instant now) {
        return wake.filter(time -> !time.isAfter(now)).isPresent();
    }

    int writes() {
        return writes;
    }

    List<Held> held() {
        return held;
    }

    List<Pending> pending() {
        return pending;
    }

    /// What its blocks allow, as they are written.
    Intervals open() {
        return open;
    }

    private Intervals blocks() {
        return Intervals.union(
                policy.egress().getFirst().peers().stream().map(Watched::block).toList());
    }

    private static Intervals block(Peer peer) {
        return switch (peer) {
            case Peer.Block(String cidr, List<String> except) ->
                    Intervals.block(cidr)
                            .without(
                                    Intervals.union(
                                            except.stream().map(Intervals::block).toList()));
            case Peer.Other other -> throw new AssertionError(other);
        };
    }

    private static RulePlan.Decided decided(PolicyPlan plan) {
        if (plan instanceof PolicyPlan.Planned planned
                && planned.rules().getFirst() instanceof RulePlan.Decided decided) {
            return decided;
        }
        throw new AssertionError(plan);
    }
}
