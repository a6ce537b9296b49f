package io.rangekeeper.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// A YAML or JSON text and the nodes of its documents with their positions. Reading is lenient
/// about what does not concern positions (tags, merge keys, duplicate keys): [#value] is not.
///
/// @param file for messages
public record MarkedText(String file, String text, List<Part> documents) {
    public MarkedText {
        documents = List.copyOf(documents);
    }

    /// Reads YAML.
    ///
    /// @throws YamlException when any part of the text is not YAML
    public static MarkedText yaml(String text, String file) {
        return new MarkedText(file, text, new YamlParts(text, file).documents());
    }

    /// Reads JSON, which unlike YAML may be indented by tabs; several values may follow each other.
    ///
    /// @throws YamlException when any part of the text is not JSON
    public static MarkedText json(String text, String file) {
        return new MarkedText(file, text, new JsonParts(text, file).documents());
    }

    /// The JSON tree of a node, as strict as [Yaml].
    ///
    /// @throws YamlException at a duplicate key, a merge key, a tag, or aliases that grow without
    ///   bounds
    public JsonNode value(Part part) {
        return new PartValue(this).of(part);
    }

    /// The line of an offset, from 1.
    public int line(int offset) {
        int line = 1;
        for (int i = 0; i < offset; i++) {
            if (text.charAt(i) == '\n'
                    || (text.charAt(i) == '\r' && !text.startsWith("\n", i + 1))) {
                line++;
            }
        }
        return line;
    }

    /// Where an offset is, for people: `file:line:column`.
    public String place(int offset) {
        int lineStart = offset;
        while (lineStart > 0 && "\r\n".indexOf(text.charAt(lineStart - 1)) < 0) {
            lineStart--;
        }
        int column = text.codePointCount(lineStart, offset) + 1;
        return file + ":" + line(offset) + ":" + column;
    }
}
