package io.rangekeeper.reach;

import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.policy.Peer;
import io.rangekeeper.policy.Port;
import io.rangekeeper.policy.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What one rule allows to the pods that its policy selects.
///
/// @param everyone whether the rule names no peer, which allows all addresses and all pods
/// @param addresses by ipBlocks; all where everyone is allowed
/// @param peers pods by their labels
public record Grant(
        NetworkPolicy policy,
        Rule rule,
        PortSet ports,
        boolean everyone,
        CidrSet addresses,
        List<PodPeer> peers) {
    /// All addresses of both families.
    public static final CidrSet ALL = CidrSet.parse("0.0.0.0/0", "::/0");

    public Grant {
        peers = List.copyOf(peers);
    }

    static Grant of(NetworkPolicy policy, Rule rule, Blocks blocks) {
        boolean everyone = rule.peers().isEmpty();
        List<PodPeer> peers = new ArrayList<>();
        for (int i = 0; i < rule.peers().size(); i++) {
            if (rule.peers().get(i) instanceof Peer.Other other) {
                peers.add(PodPeer.read(other.raw(), Blocks.path(rule, i).replace(".ipBlock", "")));
            }
        }
        return new Grant(
                policy,
                rule,
                PortSet.of(rule.ports()),
                everyone,
                everyone ? ALL : blocks.addresses(policy, rule),
                peers);
    }

    /// For pods whose named ports are known: of an ingress rule it is they who are called.
    Grant resolved(Map<Port, Integer> names) {
        return new Grant(policy, rule, ports.resolved(names), everyone, addresses, peers);
    }

    /// Where it stands in its policy.
    public String path() {
        return rule.path();
    }

    /// Whether all that the other allows is allowed by this one too.
    public boolean covers(Grant other) {
        return ports.containsAll(other.ports)
                && (everyone
                        || (!other.everyone
                                && addresses.containsAll(other.addresses)
                                && peers.containsAll(other.peers)));
    }
}
