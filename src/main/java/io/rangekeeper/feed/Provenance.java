package io.rangekeeper.feed;

import java.time.Instant;
import java.util.Optional;

/// Where a snapshot comes from, for audit lines and reports.
///
/// @param location the URL without credentials, or the file's path
/// @param documentSha256 SHA-256 (lower-case hex) of the document's bytes
/// @param version the owner's own version (AWS: `syncToken`), where there is one
/// @param published when the owner says that it was published, where it says so
/// @param fetched when it was read
public record Provenance(
        String location,
        String documentSha256,
        Optional<String> version,
        Optional<Instant> published,
        Instant fetched) {

    /// The same, read at another time.
    Provenance at(Instant time) {
        return new Provenance(location, documentSha256, version, published, time);
    }
}
