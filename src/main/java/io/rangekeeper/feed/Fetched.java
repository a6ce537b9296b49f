package io.rangekeeper.feed;

import java.time.Instant;

/// The bytes of a document, not yet read. Whoever makes one hands the array over.
public final class Fetched implements FetchResult {
    private final byte[] bytes;
    private final String location;
    private final Instant time;
    private final boolean chosen;

    private Fetched(byte[] bytes, String location, Instant time, boolean chosen) {
        this.bytes = bytes;
        this.location = location;
        this.time = time;
        this.chosen = chosen;
    }

    /// What an owner's server answered.
    public static Fetched fromServer(byte[] bytes, String location, Instant time) {
        return new Fetched(bytes, location, time, false);
    }

    /// A file that a person chose: that it has few ranges is worth a note, not a refusal.
    public static Fetched fromFile(byte[] bytes, String location, Instant time) {
        return new Fetched(bytes, location, time, true);
    }

    /// Not a copy: to be read only.
    public byte[] bytes() {
        return bytes;
    }

    /// The URL without credentials, or the file's path.
    public String location() {
        return location;
    }

    /// When it was fetched; of a file, when it was last modified.
    public Instant time() {
        return time;
    }

    boolean chosen() {
        return chosen;
    }
}
