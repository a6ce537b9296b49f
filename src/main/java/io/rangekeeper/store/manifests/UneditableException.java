package io.rangekeeper.store.manifests;

/// A layout that cannot be edited without touching what is not ours.
final class UneditableException extends RuntimeException {
    UneditableException(String message) {
        super(message);
    }
}
