package io.rangekeeper.policy;

import io.rangekeeper.cidr.Cidr;
import io.rangekeeper.cidr.CidrSet;
import java.util.List;

/// An `ipBlock` peer as Rangekeeper writes it: canonical, with exceptions strictly inside and of
/// one family.
///
/// @param except minimal and sorted; empty when the whole block is meant
public record IpBlock(Cidr cidr, List<Cidr> except) {
    public IpBlock {
        except = List.copyOf(except);
        for (Cidr excluded : except) {
            if (!cidr.contains(excluded) || cidr.equals(excluded)) {
                throw new IllegalArgumentException(excluded + " is not strictly inside " + cidr);
            }
        }
    }

    /// The addresses that it allows.
    public CidrSet addresses() {
        return CidrSet.of(cidr).difference(CidrSet.of(except));
    }
}
