package io.rangekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.cli.Cli.Run;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a platform engineer sees of tenants in a pull request.
class TenantsTest {
    @TempDir private Path folder;

    /// @param manifests besides the policy
    record Case(String name, String tenants, String manifests, int exitCode, String words) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        String label = "namespaceLabels: {stage: prod}";
        String allow = "allow: [{namespaces: [shop], feeds: [gcp]}]";
        return Stream.of(
                new Case(
                        "the namespace is labelled",
                        label,
                        namespace("{stage: prod}"),
                        ExitCode.OK,
                        "1 policy changed: opened 19 IPv4 addresses"),
                new Case(
                        "the namespace is labelled otherwise",
                        label,
                        namespace("{stage: test}"),
                        ExitCode.ATTENTION,
                        "metadata.namespace: namespace shop is not labelled stage=prod"),
                new Case(
                        "the manifests do not hold the namespace",
                        label,
                        "",
                        ExitCode.ATTENTION,
                        "metadata.namespace: the labels of namespace shop are not known"),
                new Case(
                        "the feed is not allowed",
                        allow,
                        "",
                        ExitCode.ATTENTION,
                        "rangekeeper.io/egress: column 1: feed stripe may not be used in namespace shop,"
                                + " which may use the feed gcp and no set; the administrator decides (tenants.allow)"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aPolicyThatMayNotIsInvalidAndStaysByteForByte(Case example) {
        Path policy = folder.resolve("policy.yaml");
        Cli.write(
                policy,
                Cli.policy("one", "rangekeeper.io/egress: stripe")
                        .replace("  name: one", "  name: one\n  namespace: shop"));
        Cli.write(folder.resolve("namespace.yaml"), example.manifests);
        String before = Cli.read(policy);

        Run run = run("apply", example.tenants);

        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(example.exitCode);
        assertThat(run.out().replaceAll("\\s+", " ")).contains(example.words);
        assertThat(Cli.read(policy).equals(before)).isEqualTo(example.exitCode != ExitCode.OK);
    }

    @Test
    void theDefaultDenyOfSomebodyElseIsNotOpenedByALabel() {
        String denying =
                Cli.read(Path.of("deploy/examples/default-deny.yaml"))
                        .replaceFirst(
                                "metadata:\n",
                                """
                                metadata:
                                  labels: {rangekeeper.io/managed: "true"}
                                  annotations: {rangekeeper.io/egress: stripe}
                                """);
        Path policy = Cli.write(folder.resolve("default-deny.yaml"), denying);

        Run run = run("apply", "");

        assertThat(run.exitCode()).isEqualTo(ExitCode.ATTENTION);
        assertThat(run.out().replaceAll("\\s+", " "))
                .contains("no egress rule has an ipBlock (there are spec.egress[0]");
        assertThat(Cli.read(policy)).isEqualTo(denying);
    }

    private Run run(String command, String tenants) {
        Path config = Cli.write(folder.resolve("config.conf"), "tenants: {" + tenants + "}");
        return Cli.run(
                command,
                "-f",
                folder.toString(),
                "--config",
                config.toString(),
                "--recorded",
                Cli.SAMPLES);
    }

    private static String namespace(String labels) {
        return "apiVersion: v1\nkind: Namespace\nmetadata: {name: shop, labels: %s}\n"
                .formatted(labels);
    }
}
