package io.rangekeeper.store.manifests;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.yaml.MarkedText;
import io.rangekeeper.yaml.Part;

/// A labelled policy in a text: what it says, and where it says it.
record Entry(
        MarkedText source,
        Position position,
        Part.Mapping part,
        ObjectNode object,
        NetworkPolicy policy) {}
