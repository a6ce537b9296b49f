package io.rangekeeper.report;

import java.util.List;

/// A Markdown text while it is written, and how texts of strangers are put into it.
final class Markdown {
    private final StringBuilder out = new StringBuilder();

    void line(String text) {
        out.append(text).append('\n');
    }

    /// Another text after this one.
    void add(String markdown) {
        out.append(markdown);
    }

    /// Texts after this one, each wholly or not at all, as long as it is not longer than this then.
    ///
    /// @return how many are left out
    int addWhole(List<String> texts, int longest) {
        int left = 0;
        for (String text : texts) {
            if (out.length() + text.length() <= longest) {
                out.append(text);
            } else {
                left++;
            }
        }
        return left;
    }

    int length() {
        return out.length();
    }

    @Override
    public String toString() {
        return out.toString();
    }

    /// A code span. A backtick inside would end it, a bar would end the cell.
    static String code(String text) {
        return "`" + Printable.of(text).replace('`', '\'').replace("|", "\\|") + "`";
    }

    /// Plain text: nothing in it is markup.
    static String text(String text) {
        return inert(html(text).replaceAll("([\\\\`*_\\[\\]|#~!])", "\\\\$1"));
    }

    /// What GitHub makes links and mentions of on its own is cut by a comment that nobody sees.
    private static String inert(String text) {
        return text.replace("@", "@<!-- -->").replace("://", ":<!-- -->//");
    }

    /// Text in an element.
    static String element(String text) {
        return inert(html(text));
    }

    private static String html(String text) {
        return Printable.of(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
