package io.rangekeeper.store.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import io.rangekeeper.feed.Sha256;

/// What stands for an API server's `resourceVersion`: the position of a policy in its file and a
/// hash of what it says. The hash covers this one object, so that writing its neighbours does not
/// make it stale, nor does a comment.
final class ObjectVersion {
    private ObjectVersion() {}

    static String of(Position position, JsonNode object) {
        return position + "@" + Sha256.of(object.toString());
    }

    /// Whether a version was given out for the policy at this position.
    static boolean isAt(String version, Position position) {
        return version.startsWith(position + "@");
    }
}
