package io.rangekeeper.controller.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.rangekeeper.policy.Annotations;
import io.rangekeeper.policy.Direction;
import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.policy.Peer;
import io.rangekeeper.policy.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The policy as an API server holds it, and what people do to it. It has a rule for DNS, which
/// holds no ipBlock, and a rule of which one peer is a selector.
final class Subject {
    private static final String OBJECT =
            """
            {"metadata": {"namespace": "shop", "name": "pay", "uid": "u0", "resourceVersion": "0",
                          "labels": {"rangekeeper.io/managed": "true"}, "annotations": {"owner": "team"}},
             "spec": {"podSelector": {}, "policyTypes": ["Egress"], "egress": [
               {"to": [{"namespaceSelector": {}}], "ports": [{"protocol": "UDP", "port": 53}]},
               {"to": [{"podSelector": {}}, {"ipBlock": {"cidr": "192.0.2.0/24"}}],
                "ports": [{"port": 443}]}]}}
            """;

    private static final int MANAGED = 1;

    private NetworkPolicy policy = initial();
    private int versions;

    NetworkPolicy policy() {
        return policy;
    }

    void becomes(NetworkPolicy written) {
        policy = written;
    }

    String annotation(String name) {
        return policy.annotations().getOrDefault(Annotations.PREFIX + name, "");
    }

    /// All of ours, without the prefix.
    Map<String, String> annotations() {
        Map<String, String> ours = new HashMap<>();
        policy.annotations()
                .forEach((name, value) -> {
                    if (name.startsWith(Annotations.PREFIX)) {
                        ours.put(name.substring(Annotations.PREFIX.length()), value);
                    }
                });
        return ours;
    }

    void annotates(String name, Optional<String> value) {
        Map<String, String> annotations = new HashMap<>(policy.annotations());
        annotations.remove(Annotations.PREFIX + name);
        value.ifPresent(text -> annotations.put(Annotations.PREFIX + name, text));
        policy = with(policy.name(), policy.uid(), annotations, policy.egress());
    }

    void copies() {
        versions++;
        policy = with("pay" + versions, "u" + versions, policy.annotations(), policy.egress());
    }

    void isMadeAgain() {
        versions++;
        policy = with(policy.name(), "u" + versions, policy.annotations(), policy.egress());
    }

    void edits(long atoms) {
        List<Peer> peers = new ArrayList<>(others(policy));
        List<String> blocks = Universe.texts(atoms);
        for (String block : blocks.isEmpty() ? List.of("192.0.2.0/24") : blocks) {
            peers.add(new Peer.Block(block, List.of()));
        }
        List<Rule> egress = new ArrayList<>(policy.egress());
        egress.set(MANAGED, new Rule(Direction.EGRESS, MANAGED, managed(policy).ports(), peers));
        policy = with(policy.name(), policy.uid(), policy.annotations(), egress);
    }

    /// What the managed rule allows, read from its texts.
    static long live(NetworkPolicy policy) {
        long live = 0;
        for (Peer peer : managed(policy).peers()) {
            if (peer instanceof Peer.Block(String cidr, List<String> except)) {
                long allowed = Universe.of(cidr);
                for (String excluded : except) {
                    long inside = Universe.of(excluded);
                    if ((inside & ~allowed) != 0 || inside == Universe.of(cidr)) {
                        throw new AssertionError(excluded + " is not strictly inside " + cidr);
                    }
                    allowed &= ~inside;
                }
                live |= allowed;
            }
        }
        return live;
    }

    static Rule managed(NetworkPolicy policy) {
        return policy.egress().get(MANAGED);
    }

    /// The peers of the managed rule that are not ours.
    static List<Peer> others(NetworkPolicy policy) {
        return managed(policy).peers().stream().filter(Peer.Other.class::isInstance).toList();
    }

    private NetworkPolicy with(
            String name, String uid, Map<String, String> annotations, List<Rule> egress) {
        versions++;
        return new NetworkPolicy(
                policy.place(),
                policy.namespace(),
                name,
                uid,
                policy.resourceVersion() + "." + versions,
                policy.labels(),
                annotations,
                policy.managers(),
                policy.approver(),
                policy.podSelector(),
                policy.policyTypes(),
                egress,
                policy.ingress());
    }

    private static NetworkPolicy initial() {
        try {
            return NetworkPolicy.read(
                    JsonMapper.builder().build().readTree(OBJECT), "NetworkPolicy shop/pay", "");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
