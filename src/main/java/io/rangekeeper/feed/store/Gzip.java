package io.rangekeeper.feed.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// Compressed bytes; a checksum is part of them.
final class Gzip {
    private static final int MAX_EXPANDED = 256 << 20;

    private Gzip() {}

    static byte[] compress(byte[] bytes) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream stream = new GZIPOutputStream(compressed)) {
            stream.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return compressed.toByteArray();
    }

    static byte[] expand(byte[] compressed) throws DamagedException {
        try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            byte[] bytes = stream.readNBytes(MAX_EXPANDED + 1);
            if (bytes.length > MAX_EXPANDED) {
                throw new DamagedException("expands to more than " + MAX_EXPANDED + " bytes");
            }
            return bytes;
        } catch (DamagedException e) {
            throw e;
        } catch (IOException e) {
            throw new DamagedException("not wholly there: " + e.getMessage(), e);
        }
    }
}
