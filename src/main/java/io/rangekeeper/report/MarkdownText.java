package io.rangekeeper.report;

import java.util.stream.Collectors;

/// Texts of others inside Markdown as GitHub and GitLab render it.
final class MarkdownText {
    private MarkdownText() {}

    /// A code span. A backtick inside would end it, a bar would end the cell.
    static String code(String text) {
        return "`" + Printable.of(text).replace('`', '\'').replace("|", "\\|") + "`";
    }

    /// Plain text: nothing in it is markup.
    static String plain(String text) {
        return inert(html(text).replaceAll("([\\\\`*_\\[\\]|#~!])", "\\\\$1"));
    }

    /// Plain text inside of HTML.
    static String summary(String text) {
        return inert(html(text));
    }

    /// A block of code. No line of it can end the block: each is made printable, and is no fence.
    static String block(String language, String text) {
        return "```"
                + language
                + "\n"
                + text.lines()
                        .map(Printable::of)
                        .map(line -> line.replace("```", "'''"))
                        .collect(Collectors.joining("\n"))
                + "\n```";
    }

    /// What GitHub makes links and mentions of on its own is cut by a comment that nobody sees.
    private static String inert(String text) {
        return text.replace("@", "@<!-- -->").replace("://", ":<!-- -->//");
    }

    private static String html(String text) {
        return Printable.of(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
