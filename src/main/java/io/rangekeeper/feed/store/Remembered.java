package io.rangekeeper.feed.store;

import io.rangekeeper.feed.DocumentKey;
import io.rangekeeper.feed.History;
import io.rangekeeper.feed.Period;
import io.rangekeeper.feed.Snapshot;
import io.rangekeeper.feed.Snapshots;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/// The past as it was known at one time; contents are found when somebody asks for them.
record Remembered(
        Map<DocumentKey, History> histories,
        BiFunction<DocumentKey, String, Optional<Snapshot>> contents)
        implements Snapshots.Past {
    @Override
    public Optional<Snapshot> find(DocumentKey key, String sha256) {
        return contents.apply(key, sha256);
    }

    @Override
    public List<Period> periods(DocumentKey key) {
        return histories.getOrDefault(key, History.NONE).periods();
    }
}
