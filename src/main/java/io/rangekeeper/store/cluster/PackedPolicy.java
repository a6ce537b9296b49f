package io.rangekeeper.store.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rangekeeper.policy.ObservedMetadata;
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
    /// Thousands of policies are in memory, and whoever may write one could fill it.
    private static final int LONGEST_ANNOTATIONS = 64 << 10;

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
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        kept.set("metadata", ObservedMetadata.of(object.path("metadata")));
        kept.set("spec", object.path("spec"));
        int length = ObservedMetadata.annotationsLength(kept.path("metadata"));
        return length > LONGEST_ANNOTATIONS
                ? new PackedPolicy(
                        new byte[0],
                        Optional.of(
                                new Unreadable(
                                        PolicyReading.place(object),
                                        "metadata.annotations: those of Rangekeeper have "
                                                + length
                                                + " characters together; at most "
                                                + LONGEST_ANNOTATIONS
                                                + " are read")))
                : new PackedPolicy(pack(kept), Optional.empty());
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
