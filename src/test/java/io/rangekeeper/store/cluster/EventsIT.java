package io.rangekeeper.store.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.store.PolicyEvents.Reason;
import io.rangekeeper.testing.ClusterExtension;
import io.rangekeeper.testing.Rights;
import io.rangekeeper.testing.TestCluster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Events reach the cluster, with the rights that `deploy` gives, and not too many of them.
@ExtendWith(ClusterExtension.class)
class EventsIT {
    private final TestCluster cluster;
    private final String token;
    private volatile Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private String namespace = "";

    EventsIT(TestCluster cluster) throws IOException, InterruptedException {
        this.cluster = cluster;
        this.token = Rights.installed(cluster).token();
    }

    @BeforeEach
    void freshNamespace() {
        namespace = cluster.freshNamespace();
    }

    @Test
    void anEventSaysWhatItIsAbout() throws InterruptedException {
        NetworkPolicy policy = policy("stripe");
        try (ClusterEvents events = events(token)) {
            events.tell(policy, Reason.CHANGE_HELD, "two blocks\nmore");
            awaitEvents(1);
        }

        JsonNode event = stored().get(0);
        assertThat(event.path("reason").asText()).isEqualTo("ChangeHeld");
        assertThat(event.path("type").asText()).isEqualTo("Warning");
        assertThat(event.path("action").asText()).isEqualTo("Judge");
        assertThat(event.path("note").asText()).isEqualTo("two blocks\\u000amore");
        assertThat(event.path("reportingController").asText())
                .isEqualTo("rangekeeper.io/controller");
        assertThat(event.path("reportingInstance").asText()).isEqualTo("pod-1");
        assertThat(Instant.parse(event.path("eventTime").asText())).isEqualTo(now);
        JsonNode regarding = event.path("regarding");
        assertThat(regarding.path("kind").asText()).isEqualTo("NetworkPolicy");
        assertThat(regarding.path("name").asText()).isEqualTo("stripe");
        assertThat(regarding.path("uid").asText()).isEqualTo(policy.uid());
        assertThat(regarding.path("resourceVersion").asText()).isEqualTo(policy.resourceVersion());
    }

    @Test
    void theSameIsCountedInTheOneThatIsThere() throws InterruptedException {
        NetworkPolicy policy = policy("stripe");
        try (ClusterEvents events = events(token)) {
            events.tell(policy, Reason.CHANGE_HELD, "note");
            events.tell(policy, Reason.CHANGE_HELD, "note");
            events.tell(policy, Reason.CHANGE_HELD, "another note");
            awaitEvents(2);
            now = now.plus(EventMemory.COUNTED);
            events.tell(policy, Reason.CHANGE_HELD, "note");

            Following.await(() ->
                    stored().findValues("series").stream()
                            .anyMatch(series -> series.path("count").asInt() == 3));
        }
        assertThat(stored()).hasSize(2);
        assertThat(stored().findValue("lastObservedTime").asText())
                .isEqualTo(LeaseRecords.MICRO_TIME.format(now));
    }

    @Test
    void oneThatTheClusterForgotIsMadeAgain() throws InterruptedException {
        NetworkPolicy policy = policy("stripe");
        try (ClusterEvents events = events(token)) {
            events.tell(policy, Reason.CHANGE_HELD, "note");
            awaitEvents(1);
            cluster.admin().delete(path() + "/" + stored().at("/0/metadata/name").asText());
            now = now.plus(EventMemory.COUNTED);
            events.tell(policy, Reason.CHANGE_HELD, "note");
            awaitEvents(1);
        }
    }

    @Test
    void longNotesAreCutAndLongNamesFit() throws InterruptedException {
        NetworkPolicy policy = policy("a".repeat(199) + "." + "b".repeat(53));
        try (ClusterEvents events = events(token)) {
            events.tell(policy, Reason.POLICY_INVALID, "\u00e4\u20ac".repeat(1_000));
            awaitEvents(1);
        }

        String note = stored().at("/0/note").asText();
        assertThat(note).endsWith("...");
        assertThat(note.getBytes(StandardCharsets.UTF_8).length).isBetween(1_000, 1_024);
    }

    @Test
    void manyComeInABurstAndThenFewASecond() throws InterruptedException {
        NetworkPolicy policy = policy("stripe");
        try (ClusterEvents events = events(token)) {
            for (int i = 0; i < 2_000; i++) {
                events.tell(policy, Reason.RANGES_UPDATED, "note " + i);
            }
            awaitEvents(50);
            Thread.sleep(1_000);
            assertThat(stored()).hasSize(50);

            now = now.plusSeconds(1);
            awaitEvents(55);
            Thread.sleep(500);
            assertThat(stored()).hasSize(55);
        }
    }

    @Test
    void whereTheyAreRefusedNobodyNotices() throws InterruptedException {
        NetworkPolicy policy = policy("stripe");
        String nobody = cluster.serviceAccountToken(namespace, "nobody");
        try (ClusterEvents events = events(nobody)) {
            for (int i = 0; i < 100; i++) {
                events.tell(policy, Reason.CHANGE_HELD, "note");
            }
            Thread.sleep(1_000);
        }

        assertThat(stored()).isEmpty();
    }

    private NetworkPolicy policy(String name) {
        return Policies.read(cluster.admin().create(Policies.managed(namespace, name)));
    }

    private void awaitEvents(int number) throws InterruptedException {
        Following.await(() -> stored().size() == number);
    }

    private JsonNode stored() {
        return cluster.admin().get(path()).path("items");
    }

    private String path() {
        return ApiPaths.events(namespace);
    }

    private ClusterEvents events(String who) {
        ApiConnection api =
                new ApiConnection(
                                new Clusters(Map.of(), Path.of(""))
                                        .server(
                                                Optional.of(cluster.kubeconfig(who)),
                                                Optional.empty()))
                        .apart(Duration.ofSeconds(5));
        return ClusterEvents.start(api, "pod-1", () -> now);
    }
}
