package io.rangekeeper.controller.model;

import io.rangekeeper.feed.Fetched;
import io.rangekeeper.feed.Memory;
import io.rangekeeper.feed.Snapshots;
import io.rangekeeper.feed.store.MemorySnapshots;
import io.rangekeeper.feed.store.Retention;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/// One process of the product with its snapshot store, and what the model knows that it read.
final class Replica {
    /// The model forgets nothing by age.
    private static final Retention LONG = new Retention(Duration.ofDays(10_000), 1L << 30);

    private MemorySnapshots store = new MemorySnapshots(LONG);
    private final Map<String, Readings> memory = new TreeMap<>();

    /// @param time in minutes
    void read(String document, Content content, long time) {
        Instant read = World.instant(time);
        store.keep(
                content.snapshot(document, read),
                Fetched.fromServer(new byte[0], "memory", read),
                Memory.NONE);
        memory.computeIfAbsent(document, _ -> new Readings()).read(time, content);
    }

    void losesItsMemory() {
        store = new MemorySnapshots(LONG);
        memory.clear();
    }

    Snapshots snapshots() {
        return store.snapshots();
    }

    Map<String, Readings> memory() {
        return memory;
    }
}
