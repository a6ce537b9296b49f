package io.rangekeeper.report;

import java.util.List;
import java.util.stream.Collectors;

/// An HTML page while it is written. Every value is escaped here, and only here: [#markup] takes
/// what the program itself says and nothing that was read.
final class Html {
    private final StringBuilder out = new StringBuilder();

    /// Markup without a value in it.
    Html markup(String markup) {
        out.append(markup).append('\n');
        return this;
    }

    /// Markup with values in the places of `%s`.
    Html format(String markup, Object... values) {
        Object[] escaped = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            escaped[i] = escape(String.valueOf(values[i]));
        }
        return markup(markup.formatted(escaped));
    }

    /// A row of a table.
    ///
    /// @param cell `td` or `th`
    Html row(String cell, List<String> texts) {
        out.append("<tr>");
        texts.forEach(text ->
                out.append("<" + cell + ">").append(escape(text)).append("</" + cell + ">"));
        out.append("</tr>\n");
        return this;
    }

    /// Lines as they are, which the keyboard can scroll through.
    Html pre(List<String> lines) {
        String text = lines.stream().map(Html::escape).collect(Collectors.joining("\n"));
        return markup("<pre tabindex=\"0\">" + text + "</pre>");
    }

    /// A text that is no markup, in an element or in a quoted attribute, and cannot steer the
    /// direction of its line.
    static String escape(String text) {
        return Printable.of(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
