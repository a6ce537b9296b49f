package io.rangekeeper.feed;

/// Which document: the feed's name and, where a feed consists of several documents, the document's
/// name (else empty). Printed `aws` or `stripe/api`.
public record DocumentKey(String feed, String document) implements Comparable<DocumentKey> {
    public static DocumentKey parse(String text) {
        int slash = text.indexOf('/');
        return slash < 0
                ? new DocumentKey(text, "")
                : new DocumentKey(text.substring(0, slash), text.substring(slash + 1));
    }

    @Override
    public int compareTo(DocumentKey other) {
        int byFeed = feed.compareTo(other.feed);
        return byFeed != 0 ? byFeed : document.compareTo(other.document);
    }

    @Override
    public String toString() {
        return document.isEmpty() ? feed : feed + "/" + document;
    }
}
