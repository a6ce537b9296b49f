package io.rangekeeper.cli.backtest;

import io.rangekeeper.feed.Catalogue;
import io.rangekeeper.feed.Feed;
import io.rangekeeper.feed.FeedDocument;
import io.rangekeeper.feed.RecordedDocuments;
import io.rangekeeper.select.Nearest;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Documents by what folders of recorded ones are called: `aws`, or `stripe-api` where a feed has
/// several.
final class DocumentNames {
    private final SortedMap<String, List<FeedDocument>> names = new TreeMap<>();

    DocumentNames(Catalogue catalogue) {
        for (Feed feed : catalogue.feeds()) {
            names.put(feed.name(), feed.documents());
            feed.documents()
                    .forEach(document ->
                            names.putIfAbsent(
                                    RecordedDocuments.name(document.key()), List.of(document)));
        }
    }

    /// The document that goes by exactly this name; empty when there is none, or not only one.
    Optional<FeedDocument> find(String name) {
        List<FeedDocument> documents = names.getOrDefault(name, List.of());
        return documents.size() == 1 ? Optional.of(documents.getFirst()) : Optional.empty();
    }

    /// The document that a person names, also as reports print it: `stripe/api`.
    FeedDocument named(String name) {
        String written = name.replace('/', '-');
        if (!names.containsKey(written)) {
            throw new HistoryException(
                    "--feed: there is no feed or document "
                            + name
                            + " ('rangekeeper feeds' lists all)"
                            + Nearest.hint(written, names.keySet()));
        }
        return only(written, "--feed " + name);
    }

    /// The document whose name is the longest that the folder's name is or begins with: `aws` of
    /// `aws-2024`.
    FeedDocument ofFolder(String folder) {
        String name =
                names.keySet().stream()
                        .filter(known -> folder.equals(known) || folder.startsWith(known + "-"))
                        .max(Comparator.comparingInt(String::length))
                        .orElseThrow(() -> unknown(folder));
        return only(name, "the folder " + folder);
    }

    /// What is wrong with a name that [#find] does not know.
    String explain(String name) {
        List<FeedDocument> documents = names.getOrDefault(name, List.of());
        return documents.isEmpty()
                ? "no feed or document is called so" + Nearest.hint(name, names.keySet())
                : "the feed has several documents, called " + list(documents);
    }

    private FeedDocument only(String name, String asked) {
        return find(name)
                .orElseThrow(() ->
                        new HistoryException(
                                "%s: %s has several documents; say which one it is with --feed: %s"
                                        .formatted(
                                                asked,
                                                name,
                                                list(names.getOrDefault(name, List.of())))));
    }

    private HistoryException unknown(String folder) {
        return new HistoryException(
                "the folder %s does not say whose documents it holds: it is called as no feed is, as aws and aws-2024 are; rename it or say it with --feed%s"
                        .formatted(folder, Nearest.hint(folder, names.keySet())));
    }

    private static String list(List<FeedDocument> documents) {
        return String.join(
                ", ",
                documents.stream().map(d -> RecordedDocuments.name(d.key())).sorted().toList());
    }
}
