package io.rangekeeper.cli.backtest;

import io.rangekeeper.feed.Accepted;
import io.rangekeeper.feed.DocumentKey;
import io.rangekeeper.feed.Provenance;
import io.rangekeeper.feed.ReadResult;
import io.rangekeeper.feed.Refused;
import io.rangekeeper.feed.Snapshot;
import java.time.Instant;

/// What a fetch of a document gives at a time.
record Served(DocumentKey key, String location, Instant time, ReadResult read) {
    /// The same answer at another time.
    Served at(Instant later) {
        return new Served(
                key,
                location,
                later,
                switch (read) {
                    case Refused refused -> refused;
                    case Accepted accepted -> at(accepted, later);
                });
    }

    private static Accepted at(Accepted accepted, Instant later) {
        Snapshot snapshot = accepted.snapshot();
        Provenance before = snapshot.provenance();
        Provenance after =
                new Provenance(
                        before.location(),
                        before.documentSha256(),
                        before.version(),
                        before.published(),
                        later);
        return new Accepted(
                new Snapshot(snapshot.key(), snapshot.sha256(), after, snapshot.groups()),
                accepted.entries(),
                accepted.malformed(),
                accepted.quarantined(),
                accepted.notes());
    }
}
