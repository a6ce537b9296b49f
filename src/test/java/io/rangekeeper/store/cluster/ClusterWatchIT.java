package io.rangekeeper.store.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rangekeeper.policy.Namespaces;
import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.store.PolicyName;
import io.rangekeeper.testing.ClusterExtension;
import io.rangekeeper.testing.Rights;
import io.rangekeeper.testing.TestCluster;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What happens to policies is seen, with the rights that `deploy` gives.
@ExtendWith(ClusterExtension.class)
class ClusterWatchIT {
    private final TestCluster cluster;
    private final Rights rights;
    private String namespace = "";

    ClusterWatchIT(TestCluster cluster) throws IOException, InterruptedException {
        this.cluster = cluster;
        this.rights = Rights.installed(cluster);
    }

    @BeforeEach
    void freshNamespace() {
        namespace = cluster.freshNamespace();
    }

    @AfterEach
    void removeTheRight() throws InterruptedException {
        rights.removeNamespaces();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aPolicyIsSeenFromItsCreationToItsEnd(boolean everywhere) throws InterruptedException {
        try (Following following = follow(everywhere ? List.of() : List.of(namespace, "nowhere"))) {
            create("stripe");
            following.awaitChange(namespace, "stripe");
            assertThat(seen(following).egress()).hasSize(2);

            update(
                    "stripe",
                    object ->
                            object.withObject("/metadata/annotations")
                                    .put("rangekeeper.io/except", "10.0.0.0/8"));
            following.awaitChange(namespace, "stripe");
            assertThat(seen(following).annotations())
                    .containsEntry("rangekeeper.io/except", "10.0.0.0/8");

            cluster.admin().delete(ApiPaths.policy(namespace, "stripe"));
            following.awaitChange(namespace, "stripe");
            assertThat(following.watch.policy(new PolicyName(namespace, "stripe"))).isEmpty();
        }
    }

    @Test
    void aPolicyThatLosesItsLabelIsGoneAndOneThatGainsItIsThere() throws InterruptedException {
        try (Following following = follow(List.of(namespace))) {
            create("stripe");
            following.awaitChange(namespace, "stripe");

            update("stripe", object -> object.withObject("/metadata").remove("labels"));
            following.awaitChange(namespace, "stripe");
            assertThat(following.watch.names()).isEmpty();

            update(
                    "stripe",
                    object ->
                            object.withObject("/metadata/labels")
                                    .put("rangekeeper.io/managed", "true"));
            following.awaitChange(namespace, "stripe");
            assertThat(following.watch.names()).hasSize(1);
        }
    }

    @Test
    void whatIsThereAtFirstIsReadPageByPageAndInOrder() throws InterruptedException {
        for (String name : List.of("c", "a", "e", "b", "d")) {
            create(name);
        }
        Instant before = Instant.now();

        try (Following following = follow(List.of(namespace))) {
            assertThat(following.watch.names())
                    .extracting(PolicyName::name)
                    .containsExactly("a", "b", "c", "d", "e");
            assertThat(following.watch.lastListed().orElseThrow()).isBetween(before, Instant.now());
            assertThat(following.watch.listAge().orElseThrow())
                    .isBetween(Duration.ZERO, Duration.between(before, Instant.now()));
            assertThat(following.watch.namespaces()).isSameAs(Namespaces.UNKNOWN);
        }
    }

    @Test
    void itIsListedAnewFromTimeToTimeWithoutAReportOfWhatDidNotChange()
            throws InterruptedException {
        create("stripe");
        WatchTimes times =
                new WatchTimes(
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        Duration.ofMillis(10));
        try (Following following =
                Following.start(
                        cluster.kubeconfig(rights.token()), List.of(namespace), false, times)) {
            following.awaitChange(namespace, "stripe");
            Instant first = following.watch.lastListed().orElseThrow();

            Following.await(() -> following.watch.lastListed().orElseThrow().isAfter(first));
            following.assertQuiet();
            create("github");
            following.awaitChange(namespace, "github");
        }
    }

    @Test
    void theLabelsOfNamespacesAreFollowedAndTheirPoliciesReported()
            throws IOException, InterruptedException {
        rights.addNamespaces();
        create("stripe");
        try (Following following =
                Following.start(
                        cluster.kubeconfig(rights.token()),
                        List.of(namespace),
                        true,
                        Following.LONG)) {
            Namespaces namespaces = following.watch.namespaces();
            assertThat(namespaces.labels(namespace).orElseThrow()).doesNotContainKey("team");
            assertThat(namespaces.labels("nowhere")).isEmpty();
            following.forget();

            cluster.admin()
                    .apply(
                            "{apiVersion: v1, kind: Namespace, metadata: {name: %s, labels: {team: x}}}"
                                    .formatted(namespace));

            following.awaitChange(namespace, "stripe");
            assertThat(namespaces.labels(namespace).orElseThrow()).containsEntry("team", "x");
        }
    }

    /// The API server writes the uid of an owner into the *name* of a field of `managedFields`, and
    /// asks nothing of it but that it is not empty.
    @Test
    void aPolicyWithALongNameOfAFieldHidesNoOther() throws InterruptedException {
        create("first");
        ObjectNode odd = Policies.managed(namespace, "odd");
        odd.withObject("/metadata")
                .putArray("ownerReferences")
                .addObject()
                .put("apiVersion", "v1")
                .put("kind", "ConfigMap")
                .put("name", "owner")
                .put("uid", "u".repeat(60_000));
        cluster.admin().create(odd);

        try (Following following = follow(List.of(namespace))) {
            assertThat(following.watch.names())
                    .extracting(PolicyName::name)
                    .containsExactly("first", "odd");

            cluster.admin().delete(ApiPaths.policy(namespace, "odd"));
            following.awaitChange(namespace, "odd");
            cluster.admin().create(odd);
            following.awaitChange(namespace, "odd");
            create("stripe");
            following.awaitChange(namespace, "stripe");
            assertThat(seen(following).egress()).hasSize(2);
            assertThat(following.watch.policy(new PolicyName(namespace, "odd"))).isPresent();
        }
    }

    @Test
    void itsThreadsKeepNoProcessAliveAndEndWithIt() throws InterruptedException {
        Following following = follow(List.of(namespace));
        assertThat(threads()).isNotEmpty().allMatch(Thread::isDaemon);
        following.close();

        Following.await(() -> threads().isEmpty());
    }

    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().contains("Watched"))
                .toList();
    }

    private Following follow(List<String> namespaces) throws InterruptedException {
        return Following.start(
                cluster.kubeconfig(rights.token()), namespaces, false, Following.LONG);
    }

    private NetworkPolicy seen(Following following) {
        return following.watch.policy(new PolicyName(namespace, "stripe")).orElseThrow();
    }

    private void create(String name) {
        cluster.admin().create(Policies.managed(namespace, name));
    }

    private void update(String name, Consumer<ObjectNode> edit) {
        ObjectNode object = cluster.admin().get(ApiPaths.policy(namespace, name)).deepCopy();
        edit.accept(object);
        cluster.admin().replace(object);
    }
}
