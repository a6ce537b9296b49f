package io.rangekeeper.feed;

import io.rangekeeper.cidr.Cidr;
import io.rangekeeper.cidr.CidrSet;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;

/// SHA-256 (FIPS 180-4) in lower-case hex: how documents, snapshots, expressions and what was
/// written are named.
public final class Sha256 {
    private Sha256() {}

    public static String of(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// Of the text in UTF-8.
    public static String of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Of the addresses, not of their writing: another aggregation has the same hash.
    public static String of(CidrSet addresses) {
        return of(addresses.stream().map(Cidr::toString).collect(Collectors.joining("\n")));
    }
}
