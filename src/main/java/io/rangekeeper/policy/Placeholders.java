package io.rangekeeper.policy;

import io.rangekeeper.cidr.Cidr;
import io.rangekeeper.cidr.CidrSet;
import java.util.List;

/// Blocks in documentation space (RFC 5737, RFC 3849), which hold the place of what is to come:
/// nobody is there.
public final class Placeholders {
    /// All of that space.
    public static final CidrSet SPACE = Live.DOCUMENTATION;

    private Placeholders() {}

    public static List<Cidr> in(CidrSet addresses) {
        return addresses.stream().filter(SPACE::contains).toList();
    }

    public static CidrSet without(CidrSet addresses) {
        return Live.withoutPlaceholders(addresses);
    }
}
