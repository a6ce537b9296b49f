package io.rangekeeper.store.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rangekeeper.policy.ManagedFields;
import io.rangekeeper.store.PolicyStore.Unreadable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/// A policy as an informer keeps it: compressed, and read whenever it is looked at. One of 700
/// CIDRs takes some 5 KB so, and a hundred as a [io.rangekeeper.policy.NetworkPolicy].
final class PackedPolicy {
    private final byte[] bytes;
    private final Optional<Unreadable> unreadable;

    private PackedPolicy(byte[] bytes, Optional<Unreadable> unreadable) {
        this.bytes = bytes;
        this.unreadable = unreadable;
    }

    /// Packs an object.
    ///
    /// @param object as the server sends it; what nobody asks for is left out of it
    static PackedPolicy of(JsonNode object) {
        if (PolicyReading.of(object) instanceof PolicyReading.Failed(Unreadable why)) {
            return new PackedPolicy(new byte[0], Optional.of(why));
        }
        if (object.path("metadata") instanceof ObjectNode metadata) {
            ManagedFields.strip(metadata);
        }
        return new PackedPolicy(pack(object), Optional.empty());
    }

    /// Why it is no policy; empty when it is one.
    Optional<Unreadable> unreadable() {
        return unreadable;
    }

    /// Reads it.
    PolicyReading read() {
        return unreadable
                .<PolicyReading>map(PolicyReading.Failed::new)
                .orElseGet(() -> PolicyReading.of(unpack()));
    }

    private static byte[] pack(JsonNode object) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        Deflater fast = new Deflater(Deflater.BEST_SPEED);
        try (OutputStream stream = new DeflaterOutputStream(packed, fast)) {
            stream.write(ApiConnection.JSON.writeValueAsBytes(object));
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        } finally {
            fast.end();
        }
        return packed.toByteArray();
    }

    private JsonNode unpack() {
        try (InputStream stream = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
            return ApiConnection.JSON.readTree(stream);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
    }
}
