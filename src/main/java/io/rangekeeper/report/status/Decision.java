package io.rangekeeper.report.status;

import java.time.Instant;

/// One line of the audit log in short, for people.
///
/// @param rule by its key; empty for what concerns the whole policy
/// @param what became of the change: `written`
/// @param reason a word out of few
/// @param message more about it; empty where the reason says it all
/// @param opened how much, in words
/// @param closed how much, in words
public record Decision(
        Instant time,
        String namespace,
        String name,
        String rule,
        String what,
        String reason,
        String message,
        String opened,
        String closed) {
    /// As much of a message as the page shows.
    public static String brief(String message) {
        return Words.cut(message);
    }

    String policy() {
        return namespace + "/" + name;
    }

    /// `too_much_added` as a person says it.
    String reasonInWords() {
        return Words.of(reason);
    }
}
