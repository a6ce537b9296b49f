package io.rangekeeper.feed.store;

import io.rangekeeper.feed.DocumentKey;
import io.rangekeeper.feed.Fetched;
import io.rangekeeper.feed.History;
import io.rangekeeper.feed.Period;
import io.rangekeeper.feed.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/// The store's files. Whatever names another file is written after it and goes before it, so that a
/// crash leaves at most files that nobody names.
///
/// @param writable whether files may be changed
/// @param warnings is told what is damaged
record Folder(Layout layout, Disk disk, boolean writable, Consumer<String> warnings) {
    private static final int MAX_FILE = 64 << 20;

    /// All histories but the damaged ones, which are told and set aside.
    ///
    /// @throws LaterVersionException when one is of a version that is yet to come
    /// @throws IOException when the disk fails: what is there is not known then
    Map<DocumentKey, History> histories() throws IOException {
        Map<DocumentKey, History> histories = new TreeMap<>();
        for (Path file : disk.list(layout.indexes())) {
            if (Layout.isIndex(file)) {
                byte[] bytes = disk.read(file, MAX_FILE);
                try {
                    Index index = Index.decode(bytes);
                    histories.put(index.key(), index.history());
                } catch (DamagedException e) {
                    setAside(file, e);
                }
            }
        }
        return histories;
    }

    /// What was current in that time.
    ///
    /// @throws DamagedException when its content is damaged, which has been told and set aside
    /// @throws IOException when the disk fails
    Snapshot load(DocumentKey key, Period period) throws IOException {
        Path file = layout.content(period.sha256());
        byte[] bytes = disk.read(file, MAX_FILE);
        try {
            Snapshot snapshot = Snapshot.of(key, period.provenance(), Contents.decode(bytes));
            if (!snapshot.sha256().equals(period.sha256())) {
                throw new DamagedException("its content is not what its name says");
            }
            return snapshot;
        } catch (DamagedException e) {
            setAside(file, e);
            throw e;
        }
    }

    /// A snapshot, and the document that it was read from.
    void write(Snapshot snapshot, Fetched document) throws IOException {
        Path content = layout.content(snapshot.sha256());
        if (!disk.exists(content)) {
            disk.replace(content, Contents.encode(snapshot.groups()));
        }
        Path bytes = layout.document(snapshot.provenance().documentSha256());
        if (!disk.exists(bytes)) {
            disk.replace(bytes, Gzip.compress(document.bytes()));
        }
    }

    void write(DocumentKey key, History history) throws IOException {
        disk.replace(layout.index(key), new Index(key, history).encode());
    }

    /// The bytes of all files of each document.
    Map<DocumentKey, Long> sizes(Map<DocumentKey, History> histories) throws IOException {
        Map<DocumentKey, Long> sizes = new TreeMap<>();
        for (Map.Entry<DocumentKey, History> entry : histories.entrySet()) {
            sizes.put(entry.getKey(), size(List.of(entry.getValue())));
        }
        return sizes;
    }

    /// The bytes of all files that these histories name.
    long size(Collection<History> histories) throws IOException {
        long size = 0;
        for (Path file : named(histories)) {
            size += disk.exists(file) ? disk.size(file) : 0;
        }
        return size;
    }

    /// Removes what no history names: of the past, or of a write that was interrupted.
    void sweep(Collection<History> histories) throws IOException {
        Set<Path> named = named(histories);
        for (Path folder : layout.named()) {
            for (Path file : disk.list(folder)) {
                if (!named.contains(file) && !Layout.isAside(file)) {
                    disk.delete(file);
                }
            }
        }
    }

    private Set<Path> named(Collection<History> histories) {
        Set<Path> named = new HashSet<>();
        for (History history : histories) {
            for (Period period : history.periods()) {
                named.add(layout.content(period.sha256()));
                named.add(layout.document(period.provenance().documentSha256()));
            }
        }
        return named;
    }

    /// A disk that fails now may work later: only what can be read and is wrong is moved.
    private void setAside(Path file, DamagedException cause) {
        warnings.accept(file + " is damaged and left aside: " + cause.getMessage());
        if (writable) {
            try {
                disk.rename(file, Layout.aside(file));
            } catch (IOException e) {
                warnings.accept(file + " cannot be renamed: " + e);
            }
        }
    }
}
