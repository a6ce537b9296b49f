package io.rangekeeper.feed;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// A feed as the catalogue or the configuration describes it: who publishes what, where, and how it
/// is read.
///
/// @param name what expressions call it
/// @param title the owner's name for people
/// @param docs the owner's documentation; empty where there is none
/// @param documents at least one; a feed of one document has it under the empty name
/// @param rhythm when it is fetched
/// @param notes what a reviewer should know
/// @param labels what its attributes mean, by their names
/// @param seen what the description was checked against, where somebody did
public record Feed(
        String name,
        String title,
        String docs,
        List<FeedDocument> documents,
        Rhythm rhythm,
        List<Note> notes,
        SortedMap<String, String> labels,
        Optional<Seen> seen) {
    /// What a feed's description was checked against.
    public enum Seen {
        /// The owner's documentation.
        DOCUMENTED,
        /// Documents as the owner published them.
        RECORDED
    }

    public Feed {
        documents = List.copyOf(documents);
        notes = List.copyOf(notes);
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    }

    /// The attributes that its ranges may have, as far as the description says.
    public SortedSet<String> attributes() {
        SortedSet<String> attributes = new TreeSet<>(labels.keySet());
        for (FeedDocument document : documents) {
            attributes.addAll(document.expect().attributes());
            attributes.addAll(document.format().attributes().values().keySet());
            if (document.format() instanceof DocumentFormat.Csv csv) {
                attributes.addAll(csv.columns());
            }
        }
        attributes.removeAll(List.of("", DocumentFormat.Csv.PREFIX));
        return attributes;
    }

    /// A feed that is fetched every so often, and of which nothing more is known.
    public Feed(
            String name, String title, String docs, List<FeedDocument> documents, Duration every) {
        this(name, title, docs, documents, new Rhythm.Every(every));
    }

    /// A feed of which nothing more is known.
    public Feed(
            String name, String title, String docs, List<FeedDocument> documents, Rhythm rhythm) {
        this(name, title, docs, documents, rhythm, List.of(), new TreeMap<>(), Optional.empty());
    }
}
