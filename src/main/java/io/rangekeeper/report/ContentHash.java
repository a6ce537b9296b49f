package io.rangekeeper.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// Names a style or script that stands in a page, so that a browser accepts that one and no other
/// (Content Security Policy Level 3, hash sources).
public final class ContentHash {
    private ContentHash() {}

    /// `'sha256-...'`, of exactly what stands between the tags.
    public static String of(String text) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
