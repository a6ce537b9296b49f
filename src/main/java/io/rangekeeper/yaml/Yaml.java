package io.rangekeeper.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.List;

/// Reads YAML 1.2 (core schema: `no` is a string, `012` is twelve) into JSON trees. Duplicate keys,
/// unbounded aliases, tags and merge keys are errors.
public final class Yaml {
    private Yaml() {}

    /// The one document of a text; `file` is for messages. A text that holds nothing, or nothing
    /// but comments, is null.
    ///
    /// @throws YamlException when the text is not YAML, or holds more than one document
    public static JsonNode read(String text, String file) {
        YamlReader reader = new YamlReader(text, file);
        if (!reader.hasDocument()) {
            return NullNode.getInstance();
        }
        JsonNode document = reader.document();
        reader.expectEnd();
        return document;
    }

    /// All documents of a text, in their order; one that is empty is null.
    ///
    /// @throws YamlException when any part of the text is not YAML
    public static List<JsonNode> readAll(String text, String file) {
        return new YamlReader(text, file).documents();
    }
}
