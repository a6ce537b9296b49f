package io.rangekeeper.policy;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Blocks by number, none of which touch each other, so that a set holds as many CIDRs as there
/// are.
final class Numbered {
    private Numbered() {}

    /// `20.<n>.0.0/24` for these numbers, separated by blanks.
    ///
    /// @param until exclusive; at most 256
    static String blocks(int from, int until) {
        return blocks(from, until, 24);
    }

    /// The same with another length, 17 to 32.
    static String blocks(int from, int until, int length) {
        return IntStream.range(from, until)
                .mapToObj(number -> "20." + number + ".0.0/" + length)
                .collect(Collectors.joining(" "));
    }

    /// Blocks of any length that are as far apart as /8s are.
    static String wide(int from, int until, int length) {
        return IntStream.range(from, until)
                .mapToObj(number -> 40 + 2 * number + ".0.0.0/" + length)
                .collect(Collectors.joining(" "));
    }
}
