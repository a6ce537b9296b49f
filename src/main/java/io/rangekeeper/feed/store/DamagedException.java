package io.rangekeeper.feed.store;

import java.io.IOException;

/// A file of the store does not hold what it should.
final class DamagedException extends IOException {
    DamagedException(String message, Throwable cause) {
        super(message, cause);
    }

    DamagedException(String message) {
        super(message);
    }
}
