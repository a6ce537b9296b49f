package io.rangekeeper.lint;

import com.fasterxml.jackson.databind.node.TextNode;
import io.rangekeeper.reach.LabelCondition;
import io.rangekeeper.reach.LabelSelector;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Pieces of YAML. Texts of others never become more than texts: a JSON text is one in YAML too.
final class YamlText {
    /// What no reader of YAML takes for anything but a text.
    private static final Pattern PLAIN = Pattern.compile("[a-z][a-z0-9./-]*[a-z0-9]");

    private static final List<String> WORDS =
            List.of("true", "false", "null", "yes", "no", "on", "off");

    private YamlText() {}

    static String of(String text) {
        boolean plain = PLAIN.matcher(text).matches() && !WORDS.contains(text);
        return plain ? text : TextNode.valueOf(text).toString();
    }

    static String of(LabelSelector selector) {
        List<String> labels = new ArrayList<>();
        List<String> terms = new ArrayList<>();
        for (LabelCondition condition : selector.conditions()) {
            if (isLabel(condition)) {
                labels.add(of(condition.key()) + ": " + of(condition.values().first()));
            } else {
                terms.add(term(condition));
            }
        }
        List<String> parts = new ArrayList<>();
        if (!labels.isEmpty()) {
            parts.add("matchLabels: {" + String.join(", ", labels) + "}");
        }
        if (!terms.isEmpty()) {
            parts.add("matchExpressions: [" + String.join(", ", terms) + "]");
        }
        return "{" + String.join(", ", parts) + "}";
    }

    private static boolean isLabel(LabelCondition condition) {
        return condition.operator() == LabelCondition.Operator.IN && condition.values().size() == 1;
    }

    private static String term(LabelCondition condition) {
        String values =
                condition.values().stream().map(YamlText::of).collect(Collectors.joining(", "));
        return "{key: "
                + of(condition.key())
                + ", operator: "
                + condition.operator().text()
                + (values.isEmpty() ? "}" : ", values: [" + values + "]}");
    }

    /// One annotation of ours.
    static String annotation(String name, String expression) {
        return "metadata:\n  annotations:\n    %s: %s".formatted(name, quoted(expression));
    }

    /// As people write it: expressions are full of double quotes.
    static String quoted(String text) {
        boolean plain = text.chars().allMatch(c -> c >= ' ' && c <= '~');
        return plain ? "'" + text.replace("'", "''") + "'" : TextNode.valueOf(text).toString();
    }
}
