package io.rangekeeper.controller.model;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What selectors stand for by what one replica remembers.
///
/// @param memory by document; of those that were read
record Selectors(Map<String, Readings> memory) {

    /// What the documents of a feed said at a time.
    long at(Asked.Selector selector, long time) {
        return union(selector, document -> List.of(readings(document).at(time)));
    }

    /// All that they said after a time.
    long after(Asked.Selector selector, long time) {
        return union(selector, document -> readings(document).after(time));
    }

    /// With these contents of documents, and the current ones of others.
    long from(Asked.Selector selector, Map<String, Content> contents) {
        return union(
                selector,
                document -> List.of(contents.getOrDefault(document, readings(document).current())));
    }

    /// What a selector stood for all the time.
    long always(Asked.Selector selector) {
        long always = 0;
        for (String document : Asked.documents(selector.feed())) {
            long common = Universe.ALL;
            for (Content content : readings(document).after(Readings.NEVER)) {
                common &= content.selected(selector);
            }
            always |= common;
        }
        return always;
    }

    /// Whether it selects nothing now, or names a value that no range has.
    boolean isMistaken(Asked.Selector selector) {
        boolean known =
                selector.value().isEmpty()
                        || Asked.documents(selector.feed()).stream()
                                .map(document -> readings(document).current().groups())
                                .anyMatch(groups -> groups.containsKey(selector.value()));
        return !known || at(selector, Readings.FOREVER) == 0;
    }

    Readings readings(String document) {
        return memory.getOrDefault(document, Readings.NONE);
    }

    private static long union(Asked.Selector selector, Function<String, List<Content>> contents) {
        long selected = 0;
        for (String document : Asked.documents(selector.feed())) {
            for (Content content : contents.apply(document)) {
                selected |= content.selected(selector);
            }
        }
        return selected;
    }
}
