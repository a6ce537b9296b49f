package io.rangekeeper.cli;

import io.rangekeeper.feed.DocumentSource;
import io.rangekeeper.feed.HttpDocuments;
import io.rangekeeper.feed.Network;
import io.rangekeeper.feed.RecordedDocuments;
import io.rangekeeper.feed.SnapshotStore;
import io.rangekeeper.feed.store.DiskSnapshots;
import io.rangekeeper.feed.store.MemorySnapshots;
import io.rangekeeper.feed.store.Retention;
import java.nio.file.Path;
import java.util.Optional;

/// Where feed documents come from, and where they are remembered.
///
/// @param recorded a folder to read them from instead of the network
/// @param state a folder that remembers what they said; without one nothing outlives the command
/// @param metrics a file that gets what was measured
record Origin(Optional<Path> recorded, Optional<Path> state, Optional<Path> metrics) {
    static final Origin OWNERS = of(Optional.empty());

    /// Without a memory.
    static Origin of(Optional<Path> recorded) {
        return new Origin(recorded, Optional.empty(), Optional.empty());
    }

    /// What was remembered, to be added to.
    SnapshotStore store(Environment environment) {
        Errors errors = new Errors(environment.err());
        return state.<SnapshotStore>map(
                        folder -> DiskSnapshots.open(folder, Retention.DEFAULT, errors::print))
                .orElseGet(() -> new MemorySnapshots(Retention.DEFAULT));
    }

    DocumentSource source(Environment environment) {
        return recorded.<DocumentSource>map(folder -> recorded(folder, environment))
                .orElseGet(() -> network(environment));
    }

    /// For people.
    String describe() {
        return recorded.map(folder -> "documents recorded in " + folder).orElse("their owners");
    }

    private RecordedDocuments recorded(Path folder, Environment environment) {
        return state.isPresent()
                ? new RecordedDocuments(folder, environment.clock())
                : new RecordedDocuments(folder);
    }

    private DocumentSource network(Environment environment) {
        try {
            return HttpDocuments.create(
                    new Network(
                            environment.clock(), Version.number(), environment.variables(), state));
        } catch (IllegalArgumentException e) {
            // A proxy that cannot be meant.
            throw CommandException.failure(String.valueOf(e.getMessage()));
        }
    }
}
