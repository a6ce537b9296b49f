package io.rangekeeper.controller.model;

import java.util.List;
import java.util.random.RandomGenerator;

/// Makes random expressions.
///
/// @param random decides
record RandomAsked(RandomGenerator random) {
    private static final List<String> MATCHERS =
            List.of(
                    "",
                    "",
                    "k=\"a\"",
                    "k=\"b\"",
                    "k=\"c\"",
                    "k!=\"a\"",
                    "k!=\"b\"",
                    "family=\"ipv4\"",
                    "family=\"ipv6\"");

    /// Blocks that hold several networks of the universe: for the right side of `and` and `unless`.
    private static final List<Asked.Literal> BROAD =
            List.of(
                    new Asked.Literal("20.0.0.0/9", (1L << 21) - 1),
                    new Asked.Literal("20.128.0.0/9", 3L << 21),
                    new Asked.Literal("20.0.0.0/13", 255),
                    new Asked.Literal("20.100.0.0/14", 15L << 12),
                    new Asked.Literal("2a00::/20", Universe.IPV6),
                    new Asked.Literal("2a00::/29", 31L << 23));

    /// @param named whether it may refer to the named set
    Asked expression(boolean named) {
        return expression(random.nextInt(4), named);
    }

    private Asked expression(int depth, boolean named) {
        if (depth == 0) {
            return operand(named);
        }
        Asked left = expression(depth - 1, named);
        return switch (random.nextInt(12)) {
            case 0, 1, 2, 3, 4 -> new Asked.Combined(left, "or", expression(0, named));
            case 5, 6, 7 -> new Asked.Combined(left, "unless", expression(depth / 2, named));
            case 8 -> new Asked.Combined(left, "unless", broad());
            case 9 -> new Asked.Combined(left, "and", broad());
            case 10 -> new Asked.Combined(left, "and", expression(depth / 2, named));
            default -> left;
        };
    }

    private Asked operand(boolean named) {
        int kind = random.nextInt(20);
        if (kind == 0) {
            long atom = Universe.one(random);
            return new Asked.Literal(Universe.texts(atom).getFirst(), atom);
        }
        return kind <= 3 && named ? new Asked.Usual() : selector();
    }

    private Asked selector() {
        String feed = List.of("alpha", "beta", "gamma").get(random.nextInt(3));
        return new Asked.Selector(feed, MATCHERS.get(random.nextInt(MATCHERS.size())));
    }

    private Asked broad() {
        return BROAD.get(random.nextInt(BROAD.size()));
    }
}
