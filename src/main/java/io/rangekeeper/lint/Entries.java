package io.rangekeeper.lint;

import io.rangekeeper.cidr.Cidr;
import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.policy.Peer;
import io.rangekeeper.policy.Port;
import io.rangekeeper.policy.Ports;
import io.rangekeeper.reach.Grant;
import io.rangekeeper.reach.PortSet;
import io.rangekeeper.reach.PortSpan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Counts what a policy becomes inside a network plugin. The sources are in `config/lint.md`.
final class Entries {
    static final int CILIUM_MAP = 16_384;
    static final int VPC_COMBINATIONS = 24;
    static final int ETCD_BLOCKS = 50_000;
    static final int IPSET = 65_536;

    /// The CIDR of some pods with the most combinations.
    record Most(NetworkPolicy policy, int combinations) {}

    /// One entry of a map.
    private record Entry(Cidr cidr, PortSpan ports) {}

    private Entries() {}

    /// A CIDR (an exception splits it) times the ports; a range of ports is split as a CIDR is.
    /// What two rules have in common is one entry.
    static int ofCilium(List<Grant> grants) {
        Set<Entry> entries = new HashSet<>();
        for (Grant grant : grants) {
            List<PortSpan> ports = masks(grant.ports());
            CidrSet addresses = grant.addresses();
            addresses.forEach(cidr -> ports.forEach(span -> entries.add(new Entry(cidr, span))));
        }
        return entries.size();
    }

    /// Ports as a trie of prefixes holds them; every port of every protocol is one entry.
    static List<PortSpan> masks(PortSet ports) {
        if (ports.isAll()) {
            return List.of(new PortSpan("ANY", 0, PortSpan.HIGHEST));
        }
        List<PortSpan> masks = new ArrayList<>();
        for (PortSpan span : ports.spans()) {
            if (span.isWhole()) {
                masks.add(span);
                continue;
            }
            for (int first = span.first(); first <= span.last(); ) {
                int size = Integer.lowestOneBit(first);
                while (first + size - 1 > span.last()) {
                    size /= 2;
                }
                masks.add(new PortSpan(span.protocol(), first, first + size - 1));
                first += size;
            }
        }
        ports.named().forEach(port -> masks.add(new PortSpan(port.key(), 0, 0)));
        return masks;
    }

    /// Combinations of one CIDR, with those of every CIDR around it. Empty where there is no block.
    static Optional<Most> ofVpc(List<Grant> grants) {
        TreeMap<Cidr, Set<PortSpan>> own = new TreeMap<>();
        TreeMap<Cidr, NetworkPolicy> policies = new TreeMap<>();
        for (Grant grant : grants) {
            for (Cidr cidr : grant.addresses()) {
                own.computeIfAbsent(cidr, _ -> new HashSet<>()).addAll(combinations(grant));
                policies.putIfAbsent(cidr, grant.policy());
            }
        }
        List<Cidr> around = new ArrayList<>();
        List<Most> all = new ArrayList<>();
        // In this order a block comes right after those that hold it.
        own.forEach((cidr, ports) -> {
            around.removeIf(outer -> !outer.contains(cidr));
            Set<PortSpan> together = new HashSet<>(ports);
            around.forEach(outer -> together.addAll(own.getOrDefault(outer, Set.of())));
            around.add(cidr);
            all.add(
                    new Most(
                            policies.getOrDefault(cidr, grants.getFirst().policy()),
                            together.size()));
        });
        return all.stream().max(Comparator.comparingInt(Most::combinations));
    }

    /// A range is one, a name too.
    private static List<PortSpan> combinations(Grant grant) {
        List<PortSpan> all = new ArrayList<>();
        for (Port port : grant.rule().ports().ports()) {
            all.add(
                    port.isNumeric() || port.port().isEmpty()
                            ? PortSet.of(Ports.of(List.of(port))).spans().getFirst()
                            : new PortSpan(port.key(), 0, 0));
        }
        return grant.rule().ports().isAny() ? PortSet.ALL.spans() : all;
    }

    /// As they are written: each exception is an entry of its own.
    static int blocks(Grant grant) {
        int exceptions =
                grant.rule().peers().stream()
                        .filter(Peer.Block.class::isInstance)
                        .mapToInt(peer -> ((Peer.Block) peer).except().size())
                        .sum();
        return grant.everyone() ? 0 : grant.addresses().size() + exceptions;
    }
}
