package io.rangekeeper.store.manifests;

import com.fasterxml.jackson.databind.JsonNode;

/// Writes a JSON tree as YAML in block style, as people do: texts that could be something else are
/// quoted.
final class BlockYaml {
    private BlockYaml() {}

    static String of(JsonNode object) {
        StringBuilder yaml = new StringBuilder();
        append(object, 0, yaml);
        return yaml.toString();
    }

    private static void append(JsonNode node, int indent, StringBuilder yaml) {
        if (node.isObject()) {
            node.properties()
                    .forEach(entry -> {
                        yaml.append(" ".repeat(indent)).append(entry.getKey()).append(":");
                        value(entry.getValue(), indent, yaml);
                    });
        } else {
            for (JsonNode item : node) {
                StringBuilder lines = new StringBuilder();
                append(item, indent + 2, lines);
                yaml.append(" ".repeat(indent)).append("- ").append(lines.substring(indent + 2));
            }
        }
    }

    private static void value(JsonNode node, int indent, StringBuilder yaml) {
        if (node.isEmpty() || (node.isArray() && node.get(0).isValueNode())) {
            yaml.append(' ').append(node).append('\n');
        } else {
            yaml.append('\n');
            append(node, node.isArray() ? indent : indent + 2, yaml);
        }
    }
}
