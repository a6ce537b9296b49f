package io.rangekeeper.store;

/// A store that cannot be read at all. The message says why and what a person can do.
public final class StoreException extends RuntimeException {
    public StoreException(String message) {
        super(message);
    }

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
