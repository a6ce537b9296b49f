package io.rangekeeper.feed.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rangekeeper.cidr.Cidr;
import io.rangekeeper.cidr.CidrSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/// What the store's files have in common: strict JSON with a version of its own, which is read for
/// as long as there may be such files.
final class Json {
    static final int VERSION = 1;

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private Json() {}

    static ObjectNode create() {
        return MAPPER.createObjectNode().put("version", VERSION);
    }

    static byte[] bytes(ObjectNode root) {
        return root.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// @throws LaterVersionException when it is of a version that is yet to come
    /// @throws DamagedException whatever else is wrong with it
    static <T> T read(byte[] bytes, Function<JsonNode, T> reading)
            throws DamagedException, LaterVersionException {
        try {
            JsonNode root = MAPPER.readTree(bytes);
            int version = root == null ? 0 : root.path("version").intValue();
            if (version > VERSION) {
                throw new LaterVersionException(version);
            }
            if (root == null || version != VERSION) {
                throw new DamagedException("not of a version that is known here");
            }
            return reading.apply(root);
        } catch (DamagedException | LaterVersionException e) {
            throw e;
        } catch (JsonProcessingException e) {
            throw new DamagedException("no JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new DamagedException("no UTF-8", e);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new DamagedException(String.valueOf(e.getMessage()), e);
        }
    }

    /// @throws IllegalArgumentException when there is no such text
    static String text(JsonNode node, String key) {
        return optional(node, key)
                .orElseThrow(() -> new IllegalArgumentException(key + " is missing"));
    }

    static Optional<String> optional(JsonNode node, String key) {
        return Optional.ofNullable(node.path(key).textValue());
    }

    static Instant time(JsonNode node, String key) {
        return Instant.parse(text(node, key));
    }

    static void put(ArrayNode array, CidrSet set) {
        for (Cidr block : set) {
            array.add(block.toString());
        }
    }

    /// @throws IllegalArgumentException when an element is no CIDR
    static CidrSet set(JsonNode array) {
        CidrSet.Builder set = CidrSet.builder();
        for (JsonNode block : array) {
            set.add(Cidr.parse(block.asText()));
        }
        return set.build();
    }
}
