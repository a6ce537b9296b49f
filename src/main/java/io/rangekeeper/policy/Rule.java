package io.rangekeeper.policy;

import java.util.List;

/// One rule of `spec.egress` or `spec.ingress`.
///
/// @param index its place in that list, from 0
/// @param peers empty means that the rule allows every peer
public record Rule(Direction direction, int index, Ports ports, List<Peer> peers) {
    public Rule {
        peers = List.copyOf(peers);
    }

    /// Where it stands in its policy: `spec.egress[1]`.
    public String path() {
        return "spec." + direction.label() + "[" + index + "]";
    }

    public boolean hasBlocks() {
        return peers.stream().anyMatch(Peer.Block.class::isInstance);
    }
}
