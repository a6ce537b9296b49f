package io.rangekeeper.feed.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rangekeeper.feed.Attributes;
import io.rangekeeper.feed.RangeGroup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A snapshot's content as a file: what was read, so that a restart needs neither the document nor
/// the description by which it was read, which may be another one by then.
final class Contents {
    private Contents() {}

    static byte[] encode(List<RangeGroup> groups) {
        ObjectNode root = Json.create();
        ArrayNode array = root.putArray("groups");
        for (RangeGroup group : groups) {
            ObjectNode node = array.addObject().put("published", group.published());
            ObjectNode attributes = node.putObject("attributes");
            group.attributes()
                    .values()
                    .forEach((name, values) ->
                            values.forEach(attributes.withArray("/" + name)::add));
            Json.put(node.putArray("ranges"), group.ranges());
            Json.put(node.putArray("quarantined"), group.quarantined());
        }
        return Gzip.compress(Json.bytes(root));
    }

    /// @throws DamagedException when it is damaged
    /// @throws LaterVersionException when it is of a version that is yet to come
    static List<RangeGroup> decode(byte[] file) throws DamagedException, LaterVersionException {
        return Json.read(Gzip.expand(file), Contents::groups);
    }

    private static List<RangeGroup> groups(JsonNode root) {
        Map<String, String> pool = new HashMap<>();
        List<RangeGroup> groups = new ArrayList<>();
        for (JsonNode node : root.path("groups")) {
            groups.add(
                    new RangeGroup(
                            attributes(node.path("attributes")).pooled(pool),
                            node.path("published").asInt(),
                            Json.set(node.path("ranges")),
                            Json.set(node.path("quarantined"))));
        }
        return groups;
    }

    private static Attributes attributes(JsonNode node) {
        TreeMap<String, List<String>> attributes = new TreeMap<>();
        for (Map.Entry<String, JsonNode> attribute : node.properties()) {
            List<String> values = new ArrayList<>();
            attribute.getValue().forEach(value -> values.add(value.asText()));
            attributes.put(attribute.getKey(), values);
        }
        return new Attributes(attributes);
    }
}
