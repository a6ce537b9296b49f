package io.rangekeeper.cidr;

import java.util.Random;

/// Random tests repeat: the seed is fixed, printed, and chosen by `-Drangekeeper.seed=N`.
final class Randomness {
    private Randomness() {}

    static Random seeded() {
        long seed = Long.getLong("rangekeeper.seed", 20260101);
        System.out.println("rangekeeper.seed=" + seed);
        return new Random(seed);
    }
}
