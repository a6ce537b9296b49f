package io.rangekeeper.store.manifests;

/// Where a policy stands in its file, by count: our own edits never move it.
///
/// @param document from 0
/// @param pointer within the document, as in `/items/3`; empty for the document itself
record Position(int document, String pointer) {
    Position item(int index) {
        return new Position(document, pointer + "/items/" + index);
    }

    @Override
    public String toString() {
        return document + pointer;
    }
}
