package io.rangekeeper.select;

import io.rangekeeper.cidr.Cidr;
import io.rangekeeper.cidr.Family;
import io.rangekeeper.feed.Breadth;
import io.rangekeeper.feed.ForbiddenSpace;
import java.util.Optional;

/// CIDRs that an expression may not name.
///
/// @param allowAny whether the administrator lets expressions name blocks of any breadth; what they
///   hold of forbidden space is left out then
record ForbiddenLiteral(boolean allowAny) {
    /// What is wrong with a literal, if anything.
    Optional<String> fault(Cidr literal) {
        if (ForbiddenSpace.covers(literal)) {
            return forbidden(literal);
        }
        if (allowAny) {
            return Optional.empty();
        }
        return Breadth.isTooBroad(literal)
                ? Optional.of(tooBroad(literal))
                : forbidden(literal)
                        .map(fault ->
                                fault + "; the administrator can allow the rest (guard.allowAny)");
    }

    private static Optional<String> forbidden(Cidr literal) {
        return ForbiddenSpace.touchedBy(literal)
                .map(space ->
                        "%s holds addresses of %s, which no policy may open"
                                .formatted(literal, space.words()));
    }

    private static String tooBroad(Cidr literal) {
        return ("%s is broader than /%d, the broadest %s block that an expression may name;"
                        + " the administrator can allow any (guard.allowAny)")
                .formatted(literal, Breadth.broadest(literal.family()), name(literal.family()));
    }

    private static String name(Family family) {
        return switch (family) {
            case IPV4 -> "IPv4";
            case IPV6 -> "IPv6";
        };
    }
}
