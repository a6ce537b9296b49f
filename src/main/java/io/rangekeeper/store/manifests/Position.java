package io.rangekeeper.store.manifests;

import io.rangekeeper.yaml.Part;
import java.util.List;
import java.util.Optional;

/// Where a policy stands in its file, by count: our own edits never move it.
///
/// @param document from 0
/// @param pointer within the document, as in `/items/3`; empty for the document itself
record Position(int document, String pointer) {
    Position item(int index) {
        return new Position(document, pointer + "/items/" + index);
    }

    /// What stands here; empty where there is nothing.
    Optional<Part> in(List<Part> documents) {
        Optional<Part> at =
                Optional.of(documents)
                        .filter(all -> document < all.size())
                        .map(all -> all.get(document));
        for (String item : pointer.split("/items/", -1)) {
            if (!item.isEmpty()) {
                int index = Integer.parseInt(item);
                at = at.flatMap(list -> item(list, index));
            }
        }
        return at;
    }

    private static Optional<Part> item(Part list, int index) {
        return list instanceof Part.Mapping mapping
                        && mapping.get("items").orElse(list) instanceof Part.Sequence items
                        && index < items.items().size()
                ? Optional.of(items.items().get(index))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return document + pointer;
    }
}
