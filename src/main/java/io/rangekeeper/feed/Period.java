package io.rangekeeper.feed;

import java.time.Instant;
import java.util.Optional;

/// A time during which a document said one and the same.
///
/// @param sha256 the snapshot's, see [Snapshots#find]
/// @param from when it was first read
/// @param until when something else was read; empty while it is current
/// @param provenance the last document that said so
public record Period(String sha256, Instant from, Optional<Instant> until, Provenance provenance) {
    /// When it was last seen to say so.
    public Instant lastRead() {
        return provenance.fetched();
    }
}
