package io.rangekeeper.feed.store;

import io.rangekeeper.feed.DocumentKey;
import io.rangekeeper.feed.Fetched;
import io.rangekeeper.feed.History;
import io.rangekeeper.feed.Memory;
import io.rangekeeper.feed.Period;
import io.rangekeeper.feed.ProcessLock;
import io.rangekeeper.feed.Snapshot;
import io.rangekeeper.feed.SnapshotStore;
import io.rangekeeper.feed.Snapshots;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Snapshots in a folder. One process writes; another that opens the folder meanwhile reads what is
/// there and keeps what it learns to itself. What is current is held in memory, the past is read
/// when somebody asks for it.
public final class DiskSnapshots implements SnapshotStore {
    private final Folder folder;
    private final Retention retention;
    private final Optional<ProcessLock> lock;
    private final Consumer<String> warnings;
    private final Map<DocumentKey, History> histories = new TreeMap<>();
    private final Map<DocumentKey, Snapshot> current = new TreeMap<>();
    private final Recent recent = new Recent();

    /// Held while the past is read, and taken before the lock of this.
    private final Object reading = new Object();

    private volatile boolean writable;
    private volatile boolean failing;

    private DiskSnapshots(
            Folder folder,
            Retention retention,
            Optional<ProcessLock> lock,
            Consumer<String> warnings) {
        this.folder = folder;
        this.retention = retention;
        this.lock = lock;
        this.writable = lock.isPresent();
        this.warnings = warnings;
    }

    /// Opens a folder, which is made when there is none.
    ///
    /// @param warnings is told, once each, of what is damaged, of a folder that cannot be written,
    ///   and when it can again
    public static DiskSnapshots open(Path folder, Retention retention, Consumer<String> warnings) {
        return open(folder, retention, new RealDisk(), warnings);
    }

    static DiskSnapshots open(
            Path root, Retention retention, Disk disk, Consumer<String> warnings) {
        Layout layout = new Layout(root);
        Optional<ProcessLock> lock = ProcessLock.take(layout.lock());
        if (lock.isEmpty()) {
            warnings.accept(
                    root
                            + " is only read: another process has it, or it cannot be written;"
                            + " what is fetched now is forgotten at the end");
        }
        Folder folder = new Folder(layout, disk, lock.isPresent(), warnings);
        DiskSnapshots store = new DiskSnapshots(folder, retention, lock, warnings);
        store.load();
        return store;
    }

    @Override
    public synchronized Snapshots snapshots() {
        return Snapshots.of(current.values(), new Remembered(Map.copyOf(histories), this::find));
    }

    @Override
    public synchronized History history(DocumentKey key) {
        return histories.getOrDefault(key, History.NONE);
    }

    @Override
    public synchronized void keep(Snapshot snapshot, Fetched document, Memory memory) {
        DocumentKey key = snapshot.key();
        Snapshot before = current.put(key, snapshot);
        if (before != null) {
            recent.add(before);
        }
        histories.put(key, history(key).with(snapshot, memory));
        Instant now = snapshot.provenance().fetched();
        write(() -> {
            folder.write(snapshot, document);
            folder.write(key, history(key));
            tidy(now);
        });
    }

    @Override
    public synchronized void keep(DocumentKey key, Memory memory) {
        if (!history(key).memory().equals(memory)) {
            histories.put(key, history(key).with(memory));
            write(() -> folder.write(key, history(key)));
        }
    }

    @Override
    public boolean isWritable() {
        return writable && !failing;
    }

    @Override
    public synchronized void close() {
        writable = false;
        try {
            if (lock.isPresent()) {
                lock.get().close();
            }
        } catch (IOException e) {
            warnings.accept(folder.layout().root() + " cannot be let go of: " + e);
        }
    }

    private void load() {
        try {
            histories.putAll(folder.histories());
        } catch (LaterVersionException e) {
            writable = false;
            warnings.accept(
                    folder.layout().root()
                            + " is left alone, and what is fetched now is forgotten at the end: "
                            + e.getMessage()
                            + "; run that one, or name another folder with --state");
        } catch (IOException e) {
            // To write now would remove what only cannot be read at this moment.
            writable = false;
            warnings.accept(folder.layout().root() + " cannot be read and is not written: " + e);
        }
        for (Map.Entry<DocumentKey, History> entry : Map.copyOf(histories).entrySet()) {
            entry.getValue().current().ifPresent(period -> loadCurrent(entry.getKey(), period));
        }
        write(() -> folder.sweep(histories.values()));
    }

    /// A document whose current content is lost was never read: an earlier one in its place would
    /// undo what happened since.
    private void loadCurrent(DocumentKey key, Period period) {
        try {
            current.put(key, folder.load(key, period));
        } catch (IOException e) {
            lost(key, period, e);
        }
    }

    /// Others need not wait for the disk; who wants the past does, so that nothing is read twice.
    private Optional<Snapshot> find(DocumentKey key, String sha256) {
        synchronized (reading) {
            return period(key, sha256)
                    .flatMap(period -> held(period, key).or(() -> read(key, period)));
        }
    }

    private synchronized Optional<Period> period(DocumentKey key, String sha256) {
        return history(key).periods().reversed().stream()
                .filter(period -> period.sha256().equals(sha256))
                .findFirst();
    }

    private synchronized Optional<Snapshot> held(Period period, DocumentKey key) {
        return recent.find(key, period.sha256());
    }

    private Optional<Snapshot> read(DocumentKey key, Period period) {
        try {
            return Optional.of(hold(folder.load(key, period)));
        } catch (IOException e) {
            lost(key, period, e);
            return Optional.empty();
        }
    }

    private synchronized Snapshot hold(Snapshot loaded) {
        Snapshot now = current.get(loaded.key());
        Snapshot snapshot = now == null ? loaded : loaded.sharing(now);
        recent.add(snapshot);
        return snapshot;
    }

    /// A disk that fails now may work later, so the period stays; what is gone is forgotten.
    private synchronized void lost(DocumentKey key, Period period, IOException cause) {
        if (!history(key).periods().contains(period)) {
            // It was too old, and was removed while it was read.
            return;
        }
        warnings.accept(
                "what %s said from %s on cannot be read: %s"
                        .formatted(key, period.from(), cause.getMessage()));
        if (cause instanceof DamagedException || cause instanceof NoSuchFileException) {
            histories.put(key, history(key).without(period));
        }
    }

    /// Forgets what is too old, and then the oldest of the largest until the rest is small enough.
    private void tidy(Instant now) throws IOException {
        Map<DocumentKey, History> kept = retention.young(histories, now);
        while (folder.size(kept.values()) > retention.bytes()) {
            Optional<Map.Entry<DocumentKey, History>> shorter =
                    Retention.shortened(kept, folder.sizes(kept));
            if (shorter.isEmpty()) {
                break;
            }
            kept.put(shorter.get().getKey(), shorter.get().getValue());
        }
        for (Map.Entry<DocumentKey, History> entry : kept.entrySet()) {
            if (!entry.getValue().equals(histories.put(entry.getKey(), entry.getValue()))) {
                folder.write(entry.getKey(), entry.getValue());
            }
        }
        folder.sweep(kept.values());
    }

    @FunctionalInterface
    private interface Writing {
        void run() throws IOException;
    }

    /// Tells of the first failure, and of the first success after it.
    private void write(Writing writing) {
        if (!writable) {
            return;
        }
        try {
            writing.run();
            if (failing) {
                warnings.accept(folder.layout().root() + " can be written again");
            }
            failing = false;
        } catch (IOException e) {
            if (!failing) {
                warnings.accept(
                        folder.layout().root() + " cannot be written, memory has to do: " + e);
            }
            failing = true;
        }
    }
}
