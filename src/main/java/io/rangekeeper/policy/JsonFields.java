package io.rangekeeper.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The fields of a JSON object, strictly read: absent and `null` are the same, any other kind than
/// the expected one is a [MalformedPolicyException].
final class JsonFields {
    private JsonFields() {}

    /// The object under a name; an empty one when it is absent.
    static JsonNode member(JsonNode parent, String field, String path) {
        JsonNode value = parent.get(field);
        if (absent(value)) {
            return JsonNodeFactory.instance.objectNode();
        }
        requireObject(value, path);
        return value;
    }

    static List<JsonNode> elements(JsonNode parent, String field, String path) {
        JsonNode value = parent.get(field);
        if (absent(value)) {
            return List.of();
        }
        if (!value.isArray()) {
            throw new MalformedPolicyException(path, "expected a list");
        }
        List<JsonNode> elements = new ArrayList<>();
        value.forEach(elements::add);
        return elements;
    }

    static String text(JsonNode parent, String field, String path) {
        JsonNode value = parent.get(field);
        return absent(value) ? "" : string(value, path);
    }

    static String string(JsonNode value, String path) {
        if (!value.isTextual()) {
            throw new MalformedPolicyException(path, value + " is not a text; quote it");
        }
        return value.textValue();
    }

    static void requireObject(JsonNode value, String path) {
        if (!value.isObject()) {
            throw new MalformedPolicyException(path, "expected an object");
        }
    }

    static boolean absent(@Nullable JsonNode value) {
        return value == null || value.isNull();
    }
}
