package io.rangekeeper.store.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.rangekeeper.policy.MalformedPolicyException;
import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.store.PolicyStore.Unreadable;

/// What an object of a list or a watch turned out to be.
sealed interface PolicyReading {
    record Read(NetworkPolicy policy) implements PolicyReading {}

    record Failed(Unreadable why) implements PolicyReading {}

    /// Reads an object.
    ///
    /// @param object as the server sends it
    static PolicyReading of(JsonNode object) {
        String place = place(object);
        try {
            return new Read(NetworkPolicy.read(object, place, ""));
        } catch (MalformedPolicyException e) {
            return new Failed(new Unreadable(place, String.valueOf(e.getMessage())));
        }
    }

    /// What the object is called, for people.
    static String place(JsonNode object) {
        JsonNode metadata = object.path("metadata");
        return "NetworkPolicy "
                + metadata.path("namespace").asText("")
                + "/"
                + metadata.path("name").asText("");
    }
}
