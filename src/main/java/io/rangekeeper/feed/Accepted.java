package io.rangekeeper.feed;

import java.util.List;

/// A document that was read wholly and found plausible. Of its `entries`, the `malformed` ones were
/// left out; all others are in the snapshot's groups, `quarantined` of them as quarantined.
///
/// @param entries how many there were
/// @param malformed how many could not be read: at most 1 %, or one
/// @param quarantined how many lie in special-purpose space or are too broad
/// @param notes what a person should know about the reading, with examples; one line each
public record Accepted(
        Snapshot snapshot, int entries, int malformed, int quarantined, List<String> notes)
        implements ReadResult {
    public Accepted {
        notes = List.copyOf(notes);
    }

    /// The same, with [Snapshot#sharing].
    Accepted sharing(Snapshot other) {
        return new Accepted(snapshot.sharing(other), entries, malformed, quarantined, notes);
    }
}
