package io.rangekeeper.store.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rangekeeper.policy.Annotations;
import io.rangekeeper.policy.Approver;
import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.store.StoreException;
import io.rangekeeper.store.WriteResult;
import io.rangekeeper.testing.ClusterExtension;
import io.rangekeeper.testing.TestCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What only a cluster does, beyond [ClusterStoreContractIT].
@ExtendWith(ClusterExtension.class)
class ClusterStoreIT {
    private final TestCluster cluster;
    private final List<HttpUrl> requests = new ArrayList<>();
    private String namespace = "";

    ClusterStoreIT(TestCluster cluster) {
        this.cluster = cluster;
    }

    @BeforeEach
    void freshNamespace() {
        namespace = cluster.freshNamespace();
    }

    @Test
    void theServerFiltersByTheLabelAndPagesAreReadToTheEnd() {
        for (int i = 0; i < 5; i++) {
            create(Policies.managed(namespace, "policy-" + i));
        }
        ObjectNode unlabelled = Policies.managed(namespace, "unlabelled");
        unlabelled.withObject("/metadata").remove("labels");
        create(unlabelled);

        var listing = store(cluster.adminKubeconfig(), List.of(namespace), 2).list();

        assertThat(listing.policies())
                .extracting(NetworkPolicy::name)
                .containsExactly("policy-0", "policy-1", "policy-2", "policy-3", "policy-4");
        assertThat(requests).hasSize(3);
        assertThat(requests)
                .allSatisfy(url ->
                        assertThat(url.queryParameter("labelSelector"))
                                .isEqualTo("rangekeeper.io/managed=true"));
    }

    @Test
    void withoutNamespacesTheWholeClusterIsListed() {
        String other = cluster.freshNamespace();
        create(Policies.managed(namespace, "here"));
        create(Policies.managed(other, "there"));

        assertThat(store(cluster.adminKubeconfig(), List.of(), 1_000).list().policies())
                .extracting(NetworkPolicy::qualifiedName)
                .contains(namespace + "/here", other + "/there");
        assertThat(requests).hasSize(1);
    }

    @Test
    void aWriteKeepsEverythingElseAndIsSignedByItsFieldManager() {
        JsonNode before = create(Policies.managed(namespace, "stripe"));

        assertThat(store().write(Policies.change(Policies.read(before), "3.18.12.63/32")))
                .isEqualTo(new WriteResult.Written());

        JsonNode after = stored("stripe");
        assertThat(withoutServerFields(after))
                .isEqualTo(withoutServerFields(patchedByHand(before, "3.18.12.63/32")));
        assertThat(after.at("/metadata/managedFields"))
                .anySatisfy(entry -> {
                    assertThat(entry.path("manager").asText()).isEqualTo("rangekeeper");
                    assertThat(entry.path("operation").asText()).isEqualTo("Update");
                });
    }

    @Test
    void anApprovalIsToldFromTheControllersWritesByItsFieldManager() {
        NetworkPolicy read = Policies.read(create(Policies.managed(namespace, "stripe")));
        assertThat(read.approver()).isEmpty();
        store().annotate(read, Annotations.APPROVE, "first");
        Instant written = Instant.now();

        NetworkPolicy approved = store().reread(read).orElseThrow();
        store().write(Policies.change(approved, "3.18.12.63/32"));

        Approver approver = store().reread(read).flatMap(NetworkPolicy::approver).orElseThrow();
        assertThat(approver.manager()).isEqualTo("rangekeeper-approve");
        assertThat(approver.time().orElseThrow()).isCloseTo(written, within(1, ChronoUnit.MINUTES));
    }

    @Test
    void whoeverReplacesTheApprovalsIsTheApprover() {
        NetworkPolicy read = Policies.read(create(Policies.managed(namespace, "stripe")));
        store().annotate(read, Annotations.APPROVE, "first");
        ObjectNode edited = stored("stripe").deepCopy();
        edited.withObject("/metadata/annotations").put(Annotations.APPROVE, "second");
        cluster.admin().replace(edited);

        Approver approver = store().reread(read).flatMap(NetworkPolicy::approver).orElseThrow();
        assertThat(approver.manager()).isNotEqualTo("rangekeeper-approve");
    }

    @Test
    void aPolicyWithoutAnnotationsGetsItsFirst() {
        ObjectNode bare = Policies.managed(namespace, "bare");
        bare.withObject("/metadata").remove("annotations");
        JsonNode created = create(bare);

        assertThat(store().annotate(Policies.read(created), "rangekeeper.io/approve", "x~/y"))
                .isEqualTo(new WriteResult.Written());
        assertThat(stored("bare").at("/metadata/annotations"))
                .hasToString("{\"rangekeeper.io/approve\":\"x~/y\"}");
    }

    @Test
    void aPolicyThatWasDeletedAndMadeAgainIsAConflictAndIsNotReadAgain() {
        NetworkPolicy read = Policies.read(create(Policies.managed(namespace, "stripe")));
        cluster.admin().delete(ApiPaths.policy(namespace, "stripe"));
        JsonNode again = create(Policies.managed(namespace, "stripe"));

        assertThat(store().write(Policies.change(read, "3.18.12.63/32")))
                .isInstanceOf(WriteResult.Conflict.class);
        assertThat(stored("stripe")).isEqualTo(again);
        assertThat(store().reread(read)).isEmpty();
    }

    @Test
    void aConflictCarriesTheServersWords() {
        JsonNode created = create(Policies.managed(namespace, "stripe"));
        ObjectNode edited = created.deepCopy();
        edited.withObject("/metadata/annotations").put("note", "edited");
        cluster.admin().replace(edited);

        assertThat(store().write(Policies.change(Policies.read(created), "3.18.12.63/32")))
                .isInstanceOfSatisfying(
                        WriteResult.Conflict.class,
                        conflict ->
                                assertThat(conflict.detail())
                                        .contains("the object has been modified"));
    }

    @Test
    void whatValidationRefusesIsRejectedAndLeavesThePolicyAsItWas() {
        JsonNode created = create(Policies.managed(namespace, "stripe"));
        // All annotations together may have 256 KiB.
        String tooLong = "x".repeat(300_000);

        var result = store().write(Policies.change(Policies.read(created), "3.0.0.0/8", tooLong));

        assertThat(result)
                .isInstanceOfSatisfying(
                        WriteResult.Rejected.class,
                        rejected -> assertThat(rejected.detail()).contains("metadata.annotations"));
        assertThat(stored("stripe")).isEqualTo(created);
    }

    @Test
    void aTokenThatMayNothingIsToldWhatToAllow() {
        NetworkPolicy read = Policies.read(create(Policies.managed(namespace, "stripe")));
        String token = cluster.serviceAccountToken(namespace, "nobody");
        ClusterStore limited = store(cluster.kubeconfig(token), List.of(namespace), 100);

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(limited::list)
                .withMessageContaining("cannot list resource")
                .withMessageContaining("deploy/base/rbac.yaml");
        assertThat(limited.write(Policies.change(read, "3.0.0.0/8")))
                .isInstanceOfSatisfying(
                        WriteResult.Failed.class,
                        failed ->
                                assertThat(failed.detail())
                                        .contains("cannot patch resource")
                                        .contains("deploy/base/rbac.yaml"));
    }

    @Test
    void aWrongTokenIsToldToLogIn() {
        ClusterStore stranger = store(cluster.kubeconfig("wrong"), List.of(namespace), 100);

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(stranger::list)
                .withMessageContaining("log in again");
    }

    private ClusterStore store() {
        return store(cluster.adminKubeconfig(), List.of(namespace), 100);
    }

    /// A store whose requests are noted.
    private ClusterStore store(Path kubeconfig, List<String> namespaces, int pageSize) {
        ApiServer server =
                new Clusters(Map.of(), Path.of(""))
                        .server(Optional.of(kubeconfig), Optional.empty());
        OkHttpClient noting =
                server.client()
                        .newBuilder()
                        .addInterceptor(chain -> {
                            requests.add(chain.request().url());
                            return chain.proceed(chain.request());
                        })
                        .build();
        ApiConnection api = new ApiConnection(server.address(), noting, Duration.ofMinutes(1));
        return new ClusterStore(api, new PolicyLists(api, namespaces, pageSize));
    }

    private JsonNode create(JsonNode policy) {
        return cluster.admin().create(policy);
    }

    private JsonNode stored(String name) {
        return cluster.admin().get(ApiPaths.policy(namespace, name));
    }

    private static JsonNode patchedByHand(JsonNode policy, String cidr) {
        ObjectNode patched = policy.deepCopy();
        ((ObjectNode) patched.at("/spec/egress/1/to/1/ipBlock")).put("cidr", cidr);
        patched.withObject("/metadata/annotations")
                .put("rangekeeper.io/applied", "what was written");
        return patched;
    }

    private static JsonNode withoutServerFields(JsonNode policy) {
        ObjectNode copy = policy.deepCopy();
        copy.withObject("/metadata")
                .remove(List.of("managedFields", "resourceVersion", "generation"));
        return copy;
    }
}
