package io.rangekeeper.reach;

import io.rangekeeper.policy.Direction;
import java.util.List;

/// What some pods may reach, or be reached by.
///
/// @param by the policies that isolate them in this direction; without one everything is allowed
/// @param grants what these policies allow: they add up
public record Reach(PodClass pods, Direction direction, List<PolicyRules> by, List<Grant> grants) {
    public Reach {
        by = List.copyOf(by);
        grants = List.copyOf(grants);
    }

    /// Whether only what some policy allows is allowed.
    public boolean isIsolated() {
        return !by.isEmpty();
    }

    /// The addresses, by port. Ports that only a pod could name are in none of them.
    public Allowed allowed() {
        return isIsolated() ? Allowed.of(grants) : Allowed.everything();
    }

    /// Whether another pod is allowed as the other end, on a port of the one that is called.
    public PodPeer.Match allows(PodAddress other, String protocol, int port) {
        if (!isIsolated()) {
            return PodPeer.Match.YES;
        }
        PodPeer.Match best = PodPeer.Match.NO;
        for (Grant grant : grants) {
            PortSet ports =
                    direction == Direction.EGRESS
                            ? grant.ports().resolved(other.ports())
                            : grant.ports();
            if (ports.contains(protocol, port)) {
                best = better(best, match(grant, other));
            }
        }
        return best;
    }

    /// Whether a rule means a pod, whatever the port.
    static PodPeer.Match match(Grant grant, PodAddress other) {
        if (grant.everyone()) {
            return PodPeer.Match.YES;
        }
        PodPeer.Match best = PodPeer.Match.NO;
        for (PodPeer peer : grant.peers()) {
            best = better(best, peer.means(grant.policy().namespace(), other));
        }
        return best;
    }

    private static PodPeer.Match better(PodPeer.Match one, PodPeer.Match other) {
        if (one == PodPeer.Match.YES || other == PodPeer.Match.YES) {
            return PodPeer.Match.YES;
        }
        return one == PodPeer.Match.UNKNOWN ? one : other;
    }
}
