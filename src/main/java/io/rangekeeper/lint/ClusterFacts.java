package io.rangekeeper.lint;

import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.cidr.Family;
import java.util.Optional;
import java.util.Set;

/// What an administrator says of the cluster, for whoever judges its policies.
///
/// @param pods where its pods are; empty where that is not said
/// @param services where its services are; likewise
/// @param families those that it has; empty where that is not said
/// @param cni its network plugin, where its ceilings are known
/// @param widestIpv4 the shortest prefix that nobody need explain
/// @param widestIpv6 likewise
public record ClusterFacts(
        CidrSet pods,
        CidrSet services,
        Set<Family> families,
        Optional<Cni> cni,
        int widestIpv4,
        int widestIpv6) {
    /// Nothing is known.
    public static final ClusterFacts UNKNOWN =
            new ClusterFacts(CidrSet.EMPTY, CidrSet.EMPTY, Set.of(), Optional.empty(), 12, 28);

    public ClusterFacts {
        families = Set.copyOf(families);
    }

    int widest(Family family) {
        return switch (family) {
            case IPV4 -> widestIpv4;
            case IPV6 -> widestIpv6;
        };
    }
}
