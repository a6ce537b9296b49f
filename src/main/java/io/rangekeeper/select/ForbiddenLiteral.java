package io.rangekeeper.select;

import io.rangekeeper.cidr.Cidr;
import io.rangekeeper.cidr.Family;
import io.rangekeeper.feed.Breadth;
import io.rangekeeper.feed.ForbiddenSpace;
import java.util.Optional;

/// CIDRs that an expression may not name.
final class ForbiddenLiteral {
    private ForbiddenLiteral() {}

    /// What is wrong with a literal, if anything.
    static Optional<String> fault(Cidr literal) {
        if (Breadth.isTooBroad(literal)) {
            return Optional.of(
                    "%s is broader than /%d, the broadest %s block that an expression may name"
                            .formatted(
                                    literal,
                                    Breadth.broadest(literal.family()),
                                    name(literal.family())));
        }
        return ForbiddenSpace.touchedBy(literal)
                .map(space ->
                        "%s holds addresses of %s, which no policy may open"
                                .formatted(literal, space.words()));
    }

    private static String name(Family family) {
        return switch (family) {
            case IPV4 -> "IPv4";
            case IPV6 -> "IPv6";
        };
    }
}
