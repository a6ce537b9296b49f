package io.rangekeeper.report;

import java.util.List;

/// A Markdown text while it is written; [MarkdownText] puts texts of strangers into it.
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
}
