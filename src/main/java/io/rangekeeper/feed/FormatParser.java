package io.rangekeeper.feed;

import io.rangekeeper.yaml.Fields;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// Reads those keys that say how the ranges of a document are found in it. Each may stand beside
/// the document's own keys or, for all documents at once, beside the feed's.
final class FormatParser {
    private static final String JSON = "json";

    private final Fields document;
    private final Fields feed;

    FormatParser(Fields document, Fields feed) {
        this.document = document;
        this.feed = feed;
    }

    DocumentFormat format() {
        return switch (holder("format").word("format", List.of(JSON, "text", "csv")).orElse(JSON)) {
            case "text" -> new DocumentFormat.Text(attributes());
            case "csv" -> csv();
            default -> json();
        };
    }

    static void checkAttribute(Fields fields, String key, String name) {
        if (!AttributeRules.isName(name)) {
            fields.problem(
                    key,
                    Excerpt.of(name)
                            + " is no attribute: letters, digits and underscores, a lower-case"
                            + " letter first; family is taken");
        }
    }

    private DocumentFormat json() {
        // Stands in for a program that is missing or wrong, which is a problem anyhow.
        JqProgram none = JqProgram.compile("empty");
        holder("ranges").requiredText("ranges");
        return new DocumentFormat.Json(
                program("ranges").orElse(none),
                program("version"),
                program("published"),
                attributes());
    }

    private Optional<JqProgram> program(String key) {
        Fields fields = holder(key);
        Optional<String> text = fields.text(key);
        try {
            return text.map(JqProgram::compile);
        } catch (IllegalArgumentException e) {
            fields.problem(key, "not a jq program: " + e.getMessage());
            return Optional.empty();
        }
    }

    private DocumentFormat csv() {
        Fields fields = holder("columns");
        List<String> columns =
                fields.textList("columns").stream().map(c -> c.equals("-") ? "" : c).toList();
        List<String> named = columns.stream().filter(column -> !column.isEmpty()).toList();
        if (!named.contains(DocumentFormat.Csv.PREFIX)) {
            fields.problem("columns", "one of them must be prefix");
        }
        if (named.stream().distinct().count() < named.size()) {
            fields.problem("columns", "two of them have one name");
        }
        named.forEach(name -> checkAttribute(fields, "columns", name));
        boolean header = holder("header").flag("header").orElse(false);
        return new DocumentFormat.Csv(columns, header, attributes());
    }

    private Attributes attributes() {
        Fields fields = holder("attributes");
        SortedMap<String, String> attributes = fields.texts("attributes");
        attributes.keySet().forEach(name -> checkAttribute(fields, "attributes", name));
        return Attributes.of(attributes);
    }

    /// Whose key it is: the document's where it has it.
    private Fields holder(String key) {
        return document.has(key) || !feed.has(key) ? document : feed;
    }
}
