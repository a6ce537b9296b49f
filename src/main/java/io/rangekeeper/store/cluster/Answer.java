package io.rangekeeper.store.cluster;

import com.fasterxml.jackson.databind.JsonNode;

/// What an API server answered.
///
/// @param code the HTTP status
/// @param body the JSON object of the body; an empty object where it is none
record Answer(int code, JsonNode body) {
    boolean isSuccess() {
        return code >= 200 && code < 300;
    }

    /// The server's own words: `message` of a Status object; the HTTP status where there is none.
    String message() {
        String message = body.path("message").asText("");
        return message.isEmpty() ? "HTTP status " + code : message;
    }
}
