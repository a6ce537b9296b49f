package io.rangekeeper.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.rangekeeper.testing.TestCluster;
import java.util.ArrayList;
import java.util.List;

/// Policies of a namespace of a real cluster, as its administrator makes and sees them.
class ScenePolicies {
    private final TestCluster cluster;
    private String namespace;

    ScenePolicies(TestCluster cluster) {
        this.cluster = cluster;
        this.namespace = cluster.freshNamespace();
    }

    String namespace() {
        return namespace;
    }

    /// Where policies are created and looked at from now on.
    void moves(String other) {
        namespace = other;
    }

    void create(String name) {
        create(name, "office");
    }

    void create(String name, String expression) {
        create(name, "192.0.2.0/24", "egress: " + expression);
    }

    /// @param annotations without the first one's prefix
    void create(String name, String block, String annotations) {
        cluster.admin()
                .apply(
                        """
                        apiVersion: networking.k8s.io/v1
                        kind: NetworkPolicy
                        metadata:
                          namespace: %s
                          name: %s
                          labels: {rangekeeper.io/managed: "true"}
                          annotations: {rangekeeper.io/%s}
                        spec:
                          podSelector: {}
                          policyTypes: [Egress]
                          egress: [{ports: [{port: 443}], to: [{ipBlock: {cidr: %s}}]}]
                        """
                                .formatted(namespace, name, annotations, block));
    }

    void edit(String name, String block) {
        cluster.admin()
                .send(
                        "PATCH",
                        path(name),
                        "application/json-patch+json",
                        "[{\"op\":\"replace\",\"path\":\"/spec/egress/0/to/0/ipBlock/cidr\",\"value\":\"%s\"}]"
                                .formatted(block));
    }

    String path(String name) {
        return collection() + "/" + name;
    }

    private String collection() {
        return "/apis/networking.k8s.io/v1/namespaces/" + namespace + "/networkpolicies";
    }

    /// All of them, as they are now.
    JsonNode all() {
        return cluster.admin().get(collection()).path("items");
    }

    /// Grows by one with each change of the spec, from 1 on.
    int generation(String name) {
        return cluster.admin().get(path(name)).at("/metadata/generation").asInt();
    }

    List<String> blocks(String name) {
        return blocks(cluster.admin().get(path(name)));
    }

    /// Of its first rule.
    static List<String> blocks(JsonNode policy) {
        return policy.at("/spec/egress/0/to")
                .valueStream()
                .map(peer -> peer.at("/ipBlock/cidr").asText())
                .toList();
    }

    void delete(String name) {
        cluster.admin().delete(path(name));
    }

    /// Leaves the namespace as it was.
    void deleteAll() {
        cluster.admin().send("DELETE", collection());
    }

    String version(String name) {
        return cluster.admin().get(path(name)).at("/metadata/resourceVersion").asText();
    }

    List<String> managers(String name) {
        List<String> managers = new ArrayList<>();
        cluster.admin()
                .get(path(name))
                .at("/metadata/managedFields")
                .forEach(entry -> managers.add(entry.path("manager").asText()));
        return managers;
    }

    List<String> reasons(String name) {
        List<String> reasons = new ArrayList<>();
        JsonNode events =
                cluster.admin().get("/apis/events.k8s.io/v1/namespaces/" + namespace + "/events");
        for (JsonNode event : events.path("items")) {
            if (event.at("/regarding/name").asText().equals(name)) {
                reasons.add(event.path("reason").asText());
            }
        }
        return reasons;
    }
}
