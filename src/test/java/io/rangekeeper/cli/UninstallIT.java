package io.rangekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rangekeeper.cli.Cli.Run;
import io.rangekeeper.testing.ClusterExtension;
import io.rangekeeper.testing.TestCluster;
import io.rangekeeper.yaml.Yaml;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Uninstalling on a real API server.
@ExtendWith(ClusterExtension.class)
class UninstallIT {
    private static final String NAME = "allow-egress-to-stripe";
    private static final Instant NOW = Instant.parse("2026-02-03T04:05:06Z");

    private final TestCluster cluster;
    private String namespace = "";

    UninstallIT(TestCluster cluster) {
        this.cluster = cluster;
    }

    @BeforeEach
    void createTheExampleAndFillIt() {
        namespace = cluster.freshNamespace();
        ObjectNode policy =
                (ObjectNode)
                        Yaml.readAll(Cli.read(Path.of("deploy/examples/stripe.yaml")), "stripe")
                                .getFirst();
        policy.withObject("/metadata").put("namespace", namespace);
        policy.withObject("/metadata/labels").put("team", "payments");
        cluster.admin().create(policy);
        assertThat(run("apply", "-n", namespace, "--recorded", Cli.SAMPLES).exitCode()).isZero();
    }

    @Test
    void thePolicyKeepsAllThatItAllowsAndLosesOurNames() {
        JsonNode before = policy();
        assertThat(before.at("/metadata/annotations/rangekeeper.io~1applied").asText())
                .isNotEmpty();

        Run shown = run("uninstall", "-n", namespace);
        assertThat(shown.exitCode()).as(shown.err()).isZero();
        assertThat(shown.out())
                .contains(namespace + "/" + NAME, "rangekeeper.io/applied, rangekeeper.io/egress")
                .contains("kubectl delete -k");
        assertThat(policy()).isEqualTo(before);

        // Where no controller of another test has a Lease.
        Run run = strip("--lease-namespace", namespace);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(policy().get("spec")).isEqualTo(before.get("spec"));
        assertThat(policy().at("/metadata/labels").properties())
                .singleElement()
                .satisfies(label -> assertThat(label.getKey()).isEqualTo("team"));
        assertThat(policy().at("/metadata/annotations").toString())
                .doesNotContain("rangekeeper.io/");
        assertThat(policy().at("/metadata/uid")).isEqualTo(before.at("/metadata/uid"));
    }

    @Test
    void whileAControllerRenewsItsLeaseNothingIsStrippedUnlessSomebodyInsists() {
        String leases = lease(NOW.minus(Duration.ofSeconds(20)), "pod-1");

        Run refused = strip("--lease-namespace", namespace);
        assertThat(refused.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(refused.err()).contains("the controller pod-1 renewed the Lease " + namespace);
        assertThat(policy().at("/metadata/labels/rangekeeper.io~1managed").asText())
                .isEqualTo("true");

        assertThat(strip("--lease-namespace", namespace, "--force").exitCode()).isZero();
        assertThat(policy().at("/metadata/labels/rangekeeper.io~1managed").isMissingNode())
                .isTrue();
        cluster.admin().send("DELETE", leases + "/rangekeeper");
    }

    @Test
    void aLeaseThatRanOutKeepsNobodyWaiting() {
        lease(NOW.minus(Duration.ofMinutes(5)), "pod-1");

        assertThat(strip("--lease-namespace", namespace).exitCode()).isZero();
    }

    @Test
    void aLeaseThatWasGivenUpKeepsNobodyWaiting() {
        lease(NOW, "");

        assertThat(strip("--lease-namespace", namespace).exitCode()).isZero();
    }

    /// @return where Leases are
    private String lease(Instant renewed, String holder) {
        ObjectNode lease = JsonNodeFactory.instance.objectNode();
        lease.put("apiVersion", "coordination.k8s.io/v1").put("kind", "Lease");
        lease.putObject("metadata").put("name", "rangekeeper").put("namespace", namespace);
        ObjectNode spec = lease.putObject("spec");
        spec.put("leaseDurationSeconds", 15)
                .put("leaseTransitions", 1)
                .put("renewTime", renewed.toString().replace("Z", ".000000Z"));
        if (!holder.isEmpty()) {
            spec.put("holderIdentity", holder);
        }
        cluster.admin().create(lease);
        return "/apis/coordination.k8s.io/v1/namespaces/" + namespace + "/leases";
    }

    private Run strip(String... more) {
        return run(
                Stream.concat(
                                Stream.of("uninstall", namespace + "/" + NAME, "--strip", "--yes"),
                                Stream.of(more))
                        .toArray(String[]::new));
    }

    private Run run(String... arguments) {
        List<String> kubeconfig = List.of("--kubeconfig", cluster.adminKubeconfig().toString());
        return new Cli(Map.of(), false, InstantSource.fixed(NOW))
                .call(
                        Stream.concat(Stream.of(arguments), kubeconfig.stream())
                                .toArray(String[]::new));
    }

    private JsonNode policy() {
        return cluster.admin()
                .get(
                        "/apis/networking.k8s.io/v1/namespaces/"
                                + namespace
                                + "/networkpolicies/"
                                + NAME);
    }
}
