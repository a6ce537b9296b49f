package io.rangekeeper.feed.store;

import io.rangekeeper.feed.DocumentKey;
import java.nio.file.Path;
import java.util.List;

/// Which file is where. Each has a version of its own ([Json#VERSION]). Whoever changes this table
/// raises it: at an index of a later version, an older Rangekeeper leaves the whole folder alone.
///
///     index/<feed>[.<document>].json    what it said when
///     contents/<sha256>.json.gz         what was read, by its own hash
///     documents/<sha256>.gz             the owner's bytes, by their hash
record Layout(Path root) {
    private static final String ASIDE = ".damaged";

    Path lock() {
        return root.resolve("lock");
    }

    Path indexes() {
        return root.resolve("index");
    }

    Path index(DocumentKey key) {
        String name = key.document().isEmpty() ? key.feed() : key.feed() + "." + key.document();
        return indexes().resolve(name + ".json");
    }

    Path content(String sha256) {
        return root.resolve("contents").resolve(sha256 + ".json.gz");
    }

    Path document(String sha256) {
        return root.resolve("documents").resolve(sha256 + ".gz");
    }

    /// Those folders whose files are named by what they hold.
    List<Path> named() {
        return List.of(root.resolve("contents"), root.resolve("documents"));
    }

    /// Where a damaged file goes, for whoever wants to look at it.
    static Path aside(Path file) {
        return file.resolveSibling(file.getFileName() + ASIDE);
    }

    static boolean isAside(Path file) {
        return file.getFileName().toString().endsWith(ASIDE);
    }

    static boolean isIndex(Path file) {
        return file.getFileName().toString().endsWith(".json");
    }
}
