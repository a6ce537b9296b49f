package io.rangekeeper.cli.backtest;

import io.rangekeeper.feed.Catalogue;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// What documents said over time, as a folder holds it: the files, not yet read.
///
/// @param documents the oldest first
/// @param notes what of the folder was left out, and why
public record Chronicle(List<Recorded> documents, List<String> notes) {
    public Chronicle {
        documents = List.copyOf(documents);
        notes = List.copyOf(notes);
    }

    /// What a folder holds: files of one document, or folders of such files that are called as
    /// their documents.
    ///
    /// @param feed whose documents the files are, where the folder's name does not say it
    /// @throws HistoryException when nothing can be made of it
    public static Chronicle read(Path folder, Catalogue catalogue, Optional<String> feed) {
        return new HistoryFolder(folder, new DocumentNames(catalogue)).read(feed);
    }

    /// Those documents that were recorded from `since` on and before `until`.
    public Chronicle between(Instant since, Instant until) {
        return new Chronicle(
                documents.stream()
                        .filter(document -> !document.time().isBefore(since))
                        .filter(document -> document.time().isBefore(until))
                        .toList(),
                notes);
    }

    /// Those of some feeds.
    public Chronicle only(Collection<String> feeds) {
        return new Chronicle(
                documents.stream()
                        .filter(document -> feeds.contains(document.document().key().feed()))
                        .toList(),
                notes);
    }

    /// Whose documents they are: `aws` or `stripe/api`.
    public SortedSet<String> names() {
        SortedSet<String> names = new TreeSet<>();
        documents.forEach(document -> names.add(document.document().key().toString()));
        return names;
    }

    /// When the first of them was recorded; there must be one.
    public Instant from() {
        return documents.getFirst().time();
    }

    /// When the last of them was recorded; there must be one.
    public Instant until() {
        return documents.getLast().time();
    }

    public boolean isEmpty() {
        return documents.isEmpty();
    }
}
