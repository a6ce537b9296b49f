package io.rangekeeper.feed;

/// Remembers what documents said. Never fails: what cannot be kept on disk is kept in memory, and
/// somebody is told.
public interface SnapshotStore extends AutoCloseable {
    /// The current snapshot of each document, and the earlier ones that are still kept.
    Snapshots snapshots();

    /// What a document said over time, as far back as it is kept.
    History history(DocumentKey key);

    /// Makes a snapshot the current one.
    ///
    /// @param document the bytes that it was read from
    void keep(Snapshot snapshot, Fetched document, Memory memory);

    /// Remembers a document that was not believed.
    void keep(DocumentKey key, Memory memory);

    /// Whether what is kept now outlives the process. Comes back at once.
    default boolean isWritable() {
        return false;
    }

    /// Lets another process write; what was read stays readable.
    @Override
    default void close() {}
}
