package io.rangekeeper.store.manifests;

import io.rangekeeper.yaml.Part;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What YAML 1.1 and 1.2 read differently. kubectl reads 1.1, this store 1.2: where the two differ,
/// a policy would be judged by something else than what a cluster is given.
final class Dialect {
    static final String LINE_BREAK =
            "holds a character (U+0085, U+2028 or U+2029) that kubectl takes for a line break; it was"
                    + " left alone: remove it, or write it as an escape in double quotes";

    static final String SCALAR =
            "reads differently in YAML 1.1 (kubectl) and YAML 1.2; the policy was left alone: write a"
                    + " text in quotes, a number in plain decimal digits";

    /// Octal, binary and sexagesimal numbers, digits with underscores, and the old booleans.
    private static final Pattern AMBIGUOUS =
            Pattern.compile(
                    "[-+]?0[0-9_]+|[-+]?0o[0-7]+|[-+]?0b[01_]+"
                            + "|[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\\.[0-9_]*)?"
                            + "|[-+]?[0-9]+_[0-9_]*"
                            + "|[yYnN]|[yY]es|YES|[nN]o|NO|[oO]n|ON|[oO]ff|OFF");

    private Dialect() {}

    /// Where a text has a line break for kubectl only.
    static OptionalInt lineBreak(String text) {
        return IntStream.range(0, text.length())
                .filter(i -> "\u0085\u2028\u2029".indexOf(text.charAt(i)) >= 0)
                .findFirst();
    }

    /// The first value of a policy that is one thing for kubectl and another here.
    static Optional<Part> find(Part part) {
        return ambiguous(part).findFirst();
    }

    private static Stream<Part> ambiguous(Part part) {
        return switch (part) {
            case Part.Scalar scalar ->
                    scalar.style() == Part.Style.PLAIN
                                    && AMBIGUOUS.matcher(scalar.value()).matches()
                            ? Stream.of(scalar)
                            : Stream.empty();
            case Part.Sequence sequence -> sequence.items().stream().flatMap(Dialect::ambiguous);
            case Part.Mapping mapping ->
                    mapping.entries().stream()
                            .flatMap(entry ->
                                    Stream.concat(
                                            ambiguous(entry.key()), ambiguous(entry.value())));
            case Part.Alias _ -> Stream.empty();
        };
    }
}
