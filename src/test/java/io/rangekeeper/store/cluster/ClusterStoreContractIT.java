package io.rangekeeper.store.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rangekeeper.store.PolicyStore;
import io.rangekeeper.store.PolicyStoreContract;
import io.rangekeeper.testing.ClusterExtension;
import io.rangekeeper.testing.TestCluster;
import io.rangekeeper.yaml.Yaml;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ClusterExtension.class)
class ClusterStoreContractIT extends PolicyStoreContract {
    private final TestCluster cluster;

    ClusterStoreContractIT(TestCluster cluster) {
        this.cluster = cluster;
    }

    @BeforeEach
    void beginEmpty() {
        for (String namespace : List.of(PAYMENTS, ORDERS)) {
            cluster.namespace(namespace);
            cluster.admin().delete(ApiPaths.policies(namespace));
        }
    }

    @Override
    protected PolicyStore store() {
        return new Clusters(Map.of(), Path.of(""))
                .connect(
                        Optional.of(cluster.adminKubeconfig()),
                        Optional.empty(),
                        List.of(PAYMENTS, ORDERS));
    }

    @Override
    protected void create(String policy) {
        cluster.admin().create(Yaml.read(policy, "policy"));
    }

    @Override
    protected void label(Map<String, String> labels) {
        ObjectNode namespace =
                (ObjectNode)
                        Yaml.read(
                                "{apiVersion: v1, kind: Namespace, metadata: {name: %s}}"
                                        .formatted(PAYMENTS),
                                "namespace");
        labels.forEach(namespace.withObject("/metadata/labels")::put);
        cluster.admin().apply(namespace.toString());
    }

    @Override
    protected void replace(String policy) {
        cluster.admin().replace(Yaml.read(policy, "policy"));
    }

    @Override
    protected void delete(String namespace, String name) {
        cluster.admin().delete(ApiPaths.policy(namespace, name));
    }

    @Override
    protected JsonNode stored(String namespace, String name) {
        return cluster.admin().get(ApiPaths.policy(namespace, name));
    }
}
