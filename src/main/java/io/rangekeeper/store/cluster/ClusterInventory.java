package io.rangekeeper.store.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rangekeeper.reach.Gap;
import io.rangekeeper.reach.Inventory;
import io.rangekeeper.reach.InventoryBuilder;
import io.rangekeeper.reach.Places;
import io.rangekeeper.store.InventoryStore;
import io.rangekeeper.store.StoreException;
import java.util.List;
import java.util.function.Function;

/// All policies of a cluster, its namespaces and its pods, with the rights of whoever asks. Without
/// the right to the latter two, policies are judged alone, and the gaps say so.
final class ClusterInventory implements InventoryStore {
    private final ApiConnection api;
    private final List<String> namespaces;
    private final int pageSize;

    /// @param namespaces where to look; empty means everywhere
    ClusterInventory(ApiConnection api, List<String> namespaces, int pageSize) {
        this.api = api;
        this.namespaces = List.copyOf(namespaces);
        this.pageSize = pageSize;
    }

    @Override
    public Inventory read() {
        InventoryBuilder objects = new InventoryBuilder();
        read(objects, ObjectKind.ALL_POLICIES, ApiPaths.ALL_POLICIES, ApiPaths::policies);
        readIfAllowed(
                objects,
                "pods: policies are judged without knowing whom they select",
                () -> read(objects, ObjectKind.PODS, ApiPaths.ALL_PODS, ApiPaths::pods));
        readIfAllowed(
                objects,
                "namespaces: whom a namespaceSelector means is not known",
                () -> readAll(objects, ObjectKind.NAMESPACES, ApiPaths.ALL_NAMESPACES));
        return objects.build(Places.OBJECTS);
    }

    private void readIfAllowed(InventoryBuilder objects, String what, Runnable reading) {
        try {
            reading.run();
        } catch (StoreException e) {
            objects.gap(new Gap("the cluster", what + " (" + e.getMessage() + ")", false));
        }
    }

    private void read(
            InventoryBuilder objects,
            ObjectKind kind,
            String everywhere,
            Function<String, String> path) {
        if (namespaces.isEmpty()) {
            readAll(objects, kind, everywhere);
        } else {
            namespaces.stream().distinct().map(path).forEach(p -> readAll(objects, kind, p));
        }
    }

    /// What nobody looks at is not kept: a pod may be large, and there may be many.
    private void readAll(InventoryBuilder objects, ObjectKind kind, String path) {
        new ObjectLists(api, kind, pageSize)
                .read(path, object -> kind == ObjectKind.PODS ? SlimPod.of(object) : object)
                .objects()
                .forEach(object -> add(objects, kind, object));
    }

    /// The items of a list do not say what they are.
    private static void add(InventoryBuilder objects, ObjectKind kind, JsonNode object) {
        if (object instanceof ObjectNode fields) {
            fields.put("kind", kind.kind());
            objects.add(fields, place(kind, fields));
        }
    }

    private static String place(ObjectKind kind, JsonNode object) {
        String namespace = object.at("/metadata/namespace").asText();
        String name = object.at("/metadata/name").asText();
        return kind.kind() + " " + (namespace.isEmpty() ? name : namespace + "/" + name);
    }
}
