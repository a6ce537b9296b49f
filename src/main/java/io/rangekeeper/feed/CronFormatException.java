package io.rangekeeper.feed;

/// A text that is no schedule for a feed. The message quotes it, and says what would be right.
public final class CronFormatException extends IllegalArgumentException {
    public CronFormatException(String message) {
        super(message);
    }
}
