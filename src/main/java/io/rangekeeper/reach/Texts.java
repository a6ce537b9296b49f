package io.rangekeeper.reach;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/// Labels and annotations. A value that is not a text is none that an API server takes.
final class Texts {
    private Texts() {}

    static Map<String, String> of(JsonNode mapping) {
        Map<String, String> texts = new HashMap<>();
        mapping.properties().stream()
                .filter(entry -> entry.getValue().isTextual())
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().textValue()));
        return texts;
    }
}
