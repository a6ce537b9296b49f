package io.rangekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rangekeeper.cli.Cli.Run;
import io.rangekeeper.testing.ClusterExtension;
import io.rangekeeper.testing.TestCluster;
import io.rangekeeper.yaml.Yaml;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Approvals on a real API server, by the command that a person runs.
@ExtendWith(ClusterExtension.class)
class ApproveIT {
    private static final String NAME = "allow-egress-to-dynamodb";
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);

    private final TestCluster cluster;
    private String namespace = "";

    ApproveIT(TestCluster cluster) {
        this.cluster = cluster;
    }

    @BeforeEach
    void createTheExample() {
        namespace = cluster.freshNamespace();
        ObjectNode policy =
                (ObjectNode) Yaml.read(Cli.read(Path.of("deploy/examples/legacy.yaml")), "legacy");
        policy.withObject("/metadata").put("namespace", namespace);
        cluster.admin().create(policy);
    }

    @Test
    void anApprovalIsWrittenByItsOwnFieldManagerAndNothingElseIs() throws IOException {
        JsonNode before = policy();
        String id = heldId();

        Run run = approve(CLOCK, namespace + "/" + NAME, id);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(policy().at("/metadata/annotations/rangekeeper.io~1approve").asText())
                .isEqualTo(id);
        assertThat(withoutApproval(policy())).isEqualTo(withoutApproval(before));
        assertThat(policy().at("/metadata/managedFields"))
                .anySatisfy(entry -> {
                    assertThat(entry.path("manager").asText()).isEqualTo("rangekeeper-approve");
                    assertThat(entry.at("/fieldsV1/f:metadata/f:annotations").fieldNames())
                            .toIterable()
                            .containsExactly("f:rangekeeper.io/approve");
                });
        assertThat(policy().at("/metadata/managedFields"))
                .noneSatisfy(entry ->
                        assertThat(entry.path("manager").asText()).isEqualTo("rangekeeper"));
    }

    @Test
    void whatSomebodyEditsMeanwhileStays() throws IOException {
        String id = heldId();
        AtomicBoolean done = new AtomicBoolean();
        InstantSource clock =
                () -> {
                    if (!done.getAndSet(true)) {
                        ObjectNode edited = policy().deepCopy();
                        edited.withObject("/metadata/annotations")
                                .put("rangekeeper.io/approve", "f".repeat(32));
                        cluster.admin().replace(edited);
                    }
                    return Instant.EPOCH;
                };

        Run run = approve(clock, namespace + "/" + NAME, id);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(policy().at("/metadata/annotations/rangekeeper.io~1approve").asText())
                .isEqualTo("f".repeat(32) + "," + id);
    }

    @Test
    void withItsNamespaceGivenTheNameAloneWillDo() throws IOException {
        assertThat(approve(CLOCK, NAME, heldId(), "-n", namespace).exitCode()).isZero();
    }

    @Test
    void aNamespaceThatWasLeftOutIsAnError() throws IOException {
        Run run = approve(CLOCK, namespace + "/" + NAME, heldId(), "-n", "elsewhere");

        assertThat(run.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(run.err()).contains("namespace " + namespace + " is left out by -n");
    }

    @Test
    void aPolicyWithoutTheLabelIsNotThere() {
        ObjectNode unlabelled = policy().deepCopy();
        unlabelled.withObject("/metadata").remove("labels");
        cluster.admin().replace(unlabelled);

        Run run = approve(CLOCK, namespace + "/" + NAME, "0".repeat(32));

        assertThat(run.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(run.err())
                .contains("there is no policy " + namespace + "/" + NAME + " with the label");
    }

    private Run approve(InstantSource clock, String... arguments) {
        return run(clock, Stream.concat(Stream.of("approve", "--yes"), Stream.of(arguments)));
    }

    private Run run(InstantSource clock, Stream<String> arguments) {
        Stream<String> more =
                Stream.of(
                        "--kubeconfig",
                        cluster.adminKubeconfig().toString(),
                        "--recorded",
                        Cli.SAMPLES);
        return new Cli(Map.of(), false, clock)
                .call(Stream.concat(arguments, more).toArray(String[]::new));
    }

    private String heldId() throws IOException {
        Run plan = run(CLOCK, Stream.of("plan", "-n", namespace, "-o", "json"));
        return JsonMapper.builder()
                .build()
                .readTree(plan.out())
                .at("/policies/0/rules/0/outcome/held/0/id")
                .asText();
    }

    private JsonNode policy() {
        return cluster.admin()
                .get(
                        "/apis/networking.k8s.io/v1/namespaces/"
                                + namespace
                                + "/networkpolicies/"
                                + NAME);
    }

    private static JsonNode withoutApproval(JsonNode policy) {
        ObjectNode copy = policy.deepCopy();
        copy.withObject("/metadata").remove(List.of("resourceVersion", "managedFields"));
        copy.withObject("/metadata/annotations").remove("rangekeeper.io/approve");
        return copy;
    }
}
