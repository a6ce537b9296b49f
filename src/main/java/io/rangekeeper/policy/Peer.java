package io.rangekeeper.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// One entry of a rule's `to` or `from`, as it stands in the object.
public sealed interface Peer {
    /// An `ipBlock`, its texts unchecked: an API server or a file may hold anything.
    record Block(String cidr, List<String> except) implements Peer {}

    /// Any other peer (`podSelector`, `namespaceSelector`): carried along as it is.
    record Other(JsonNode raw) implements Peer {}
}
