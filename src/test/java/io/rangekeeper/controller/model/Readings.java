package io.rangekeeper.controller.model;

import java.util.ArrayList;
import java.util.List;

/// All that one replica ever read of one document since it last lost its memory.
final class Readings {
    static final long NEVER = Long.MIN_VALUE / 4;
    static final long FOREVER = Long.MAX_VALUE / 4;

    /// Of a document that was never read; nobody adds to it.
    static final Readings NONE = new Readings();

    /// @param from when it was first read, in minutes
    /// @param until when something else was read; [#FOREVER] while it is current
    record Version(long from, long until, Content content) {}

    private final List<Version> versions = new ArrayList<>();
    private long lastRead = NEVER;

    void read(long time, Content content) {
        lastRead = time;
        if (!versions.isEmpty()) {
            Version last = versions.getLast();
            if (last.content.equals(content)) {
                return;
            }
            versions.removeLast();
            versions.add(new Version(last.from, time, last.content));
        }
        versions.add(new Version(time, FOREVER, content));
    }

    List<Version> versions() {
        return versions;
    }

    boolean isRead() {
        return !versions.isEmpty();
    }

    long lastRead() {
        return lastRead;
    }

    long begun() {
        return versions.getFirst().from;
    }

    Content current() {
        return versions.getLast().content;
    }

    Content at(long time) {
        Content then = versions.getFirst().content;
        for (Version version : versions) {
            then = version.from <= time ? version.content : then;
        }
        return then;
    }

    /// All that it said after a time.
    List<Content> after(long time) {
        return versions.stream()
                .filter(version -> version.until > time)
                .map(Version::content)
                .toList();
    }

    boolean knows(Content content) {
        return versions.stream().anyMatch(version -> version.content.equals(content));
    }
}
