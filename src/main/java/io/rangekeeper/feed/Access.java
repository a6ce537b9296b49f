package io.rangekeeper.feed;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// How a document is reached, beyond its address.
///
/// @param redirects hosts that an answer may come from, besides the address's own
/// @param headers sent to the address's own host, and to no other
/// @param ca certificates (PEM) that are trusted besides the platform's
/// @param link where the address is that of a page: which link on it leads to the document
public record Access(
        List<String> redirects,
        SortedMap<String, Secret> headers,
        Optional<Path> ca,
        Optional<LinkPattern> link) {
    public static final Access DIRECT =
            new Access(List.of(), new TreeMap<>(), Optional.empty(), Optional.empty());

    public Access {
        redirects = List.copyOf(redirects);
        headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
    }

    Access withLink(LinkPattern pattern) {
        return new Access(redirects, headers, ca, Optional.of(pattern));
    }
}
