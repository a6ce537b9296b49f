package io.rangekeeper.store.manifests;

import com.fasterxml.jackson.databind.node.TextNode;
import io.rangekeeper.yaml.Part.Style;

/// Writes a text as a scalar.
enum Quoting {
    PLAIN,
    SINGLE,
    DOUBLE;

    static Quoting like(Style style) {
        return switch (style) {
            case PLAIN, BLOCK -> PLAIN;
            case SINGLE_QUOTED -> SINGLE;
            case DOUBLE_QUOTED -> DOUBLE;
        };
    }

    /// @param text a CIDR, where this is [#PLAIN]; else anything
    String write(String text) {
        return switch (this) {
            // Older parsers take a leading colon for an indicator.
            case PLAIN -> text.startsWith(":") ? DOUBLE.write(text) : text;
            // Line breaks would be folded, and what cannot be printed needs an escape.
            case SINGLE ->
                    text.chars().allMatch(c -> c >= ' ' && c < 0x7f)
                            ? "'" + text.replace("'", "''") + "'"
                            : DOUBLE.write(text);
            // YAML 1.1 takes three more characters for line breaks than JSON escapes.
            case DOUBLE ->
                    TextNode.valueOf(text)
                            .toString()
                            .replace("\u0085", "\\u0085")
                            .replace("\u2028", "\\u2028")
                            .replace("\u2029", "\\u2029");
        };
    }
}
