package io.rangekeeper.feed;

import java.util.concurrent.ExecutionException;

/// A document that changes nothing: what was read before stays.
///
/// @param detail what happened, for people; plain ASCII of one line
public record Refused(Refusal reason, String detail) implements FetchResult, ReadResult {
    /// A bug, or what only this document brings about: the others are as good as ever.
    public static Refused broken(ExecutionException e) {
        return new Refused(
                Refusal.MALFORMED,
                "broke its reader: " + Excerpt.plain(String.valueOf(e.getCause()), 200));
    }
}
