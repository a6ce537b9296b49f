package io.rangekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rangekeeper.cli.Cli.Run;
import io.rangekeeper.testing.ClusterExtension;
import io.rangekeeper.testing.Rights;
import io.rangekeeper.testing.TestCluster;
import io.rangekeeper.yaml.Yaml;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Two teams on a real API server, by the command and the ServiceAccount that an administrator
/// runs.
@ExtendWith(ClusterExtension.class)
class TenantsIT {
    private final TestCluster cluster;
    private final Rights rights;

    @TempDir private Path folder;
    private String allowed = "";
    private String other = "";

    TenantsIT(TestCluster cluster) throws IOException, InterruptedException {
        this.cluster = cluster;
        this.rights = Rights.installed(cluster);
    }

    @BeforeEach
    void createThePolicies() {
        allowed = cluster.freshNamespace();
        other = cluster.freshNamespace();
        cluster.admin()
                .apply(
                        "{apiVersion: v1, kind: Namespace, metadata: {name: %s, labels: {stage: prod}}}"
                                .formatted(allowed));
        for (String namespace : new String[] {allowed, other}) {
            create(namespace, "one", "stripe{list=\"api\"}");
            create(namespace, "two", "gcp or stripe");
        }
    }

    @AfterEach
    void removeTheRight() throws InterruptedException {
        rights.removeNamespaces();
    }

    @Test
    void onlyWhatIsAllowedIsWritten() throws IOException, InterruptedException {
        rights.addNamespaces();
        JsonNode two = policy(allowed, "two");
        JsonNode elsewhere = policy(other, "one");

        Run run = apply();

        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(ExitCode.ATTENTION);
        assertThat(run.out().replaceAll("\\s+", " "))
                .contains("feed gcp may not be used in namespace " + allowed)
                .contains("namespace " + other + " is not labelled stage=prod");
        assertThat(policy(allowed, "one").at("/spec/egress/0/to")).hasSize(6);
        assertThat(policy(allowed, "two")).isEqualTo(two);
        assertThat(policy(other, "one")).isEqualTo(elsewhere);
    }

    @Test
    void withoutTheRightToReadNamespacesNothingIsPlanned() {
        JsonNode before = policy(allowed, "one");

        Run run = apply();

        assertThat(run.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("resource \"namespaces\"", "deploy/components/tenants-by-label");
        assertThat(policy(allowed, "one")).isEqualTo(before);
    }

    private Run apply() {
        Path config =
                Cli.write(
                        folder.resolve("rangekeeper.yaml"),
                        """
                        namespaces: [%s, %s]
                        tenants:
                          namespaceLabels: {stage: prod}
                          allow: [{namespaces: ['test-*'], feeds: [stripe]}]
                        """
                                .formatted(allowed, other));
        return Cli.run(
                "apply",
                "--kubeconfig",
                cluster.kubeconfig(rights.token()).toString(),
                "--config",
                config.toString(),
                "--recorded",
                Cli.SAMPLES);
    }

    private void create(String namespace, String name, String expression) {
        JsonNode policy =
                Yaml.read(
                        Cli.policy(name, "rangekeeper.io/egress: '" + expression + "'"), "policy");
        policy.withObject("/metadata").put("namespace", namespace);
        cluster.admin().create(policy);
    }

    private JsonNode policy(String namespace, String name) {
        return cluster.admin()
                .get(
                        "/apis/networking.k8s.io/v1/namespaces/%s/networkpolicies/%s"
                                .formatted(namespace, name));
    }
}
