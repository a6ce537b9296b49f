package io.rangekeeper.cidr;

import java.math.BigInteger;
import java.util.Locale;

/// Numbers of addresses, for people.
public final class Quantity {
    /// Beyond this many bits a count says nothing to a reader; the power of two does.
    private static final int READABLE_BITS = 40;

    private Quantity() {}

    /// `1,280 addresses`, `1 address`, `about 2^80 addresses`.
    ///
    /// @param noun what one is called; the plural ends in `es`
    public static String of(BigInteger count, String noun) {
        String number =
                count.bitLength() > READABLE_BITS
                        ? "about 2^" + (count.bitLength() - 1)
                        : String.format(Locale.ROOT, "%,d", count);
        return number + " " + (count.equals(BigInteger.ONE) ? noun : noun + "es");
    }
}
