package io.rangekeeper.report;

/// A text is not a report that this version can read; the message says why.
public final class MalformedReportException extends Exception {
    MalformedReportException(String message) {
        super(message);
    }
}
