package io.rangekeeper.feed;

/// Ends the reading of a document; never leaves this package.
final class RefusedException extends Exception {
    private final transient Refused refused;

    RefusedException(Refusal reason, String detail) {
        super(detail);
        this.refused = new Refused(reason, detail);
    }

    Refused refused() {
        return refused;
    }
}
