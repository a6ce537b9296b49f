package io.rangekeeper.feed.store;

import java.io.IOException;

/// A file of the store was written by a later Rangekeeper. It is not damaged, and nobody here may
/// change it, move it, or remove what it names.
final class LaterVersionException extends IOException {
    LaterVersionException(int version) {
        super(
                "it holds files of version %d, written by a later Rangekeeper; this one knows %d"
                        .formatted(version, Json.VERSION));
    }
}
