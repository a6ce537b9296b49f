package io.rangekeeper.controller.model;

import java.util.Arrays;

/// Since when which networks are open, whoever opened them.
final class OpenSince {
    private final long[] since = new long[Long.SIZE];
    private long open;

    void becomes(long live, long now) {
        for (int atom = 0; atom < Long.SIZE; atom++) {
            if ((live & ~open & 1L << atom) != 0) {
                since[atom] = now;
            }
        }
        open = live;
    }

    /// Of what is open now, nobody can tell any more who asked for it.
    void isForgotten() {
        Arrays.fill(since, Readings.NEVER);
    }

    /// Those that were open before a time.
    long before(long time) {
        long early = 0;
        for (int atom = 0; atom < Long.SIZE; atom++) {
            early |= since[atom] < time ? open & 1L << atom : 0;
        }
        return early;
    }
}
