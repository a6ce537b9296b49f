package io.rangekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rangekeeper.cli.Cli.Run;
import io.rangekeeper.testing.ClusterExtension;
import io.rangekeeper.testing.TestCluster;
import io.rangekeeper.yaml.Yaml;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The example policies on a real API server, by the command that a user runs.
@ExtendWith(ClusterExtension.class)
class ApplyIT {
    private static final String STRIPE = "allow-egress-to-stripe";
    private static final String STORAGE = "allow-egress-to-object-storage";

    private static final String APPLIED = "/metadata/annotations/rangekeeper.io~1applied";

    private static final List<String> STRIPE_API =
            List.of(
                    "11.201.3.14/31",
                    "11.201.40.8/31",
                    "11.201.77.120/32",
                    "11.201.90.33/32",
                    "11.201.112.200/32",
                    "11.201.120.5/32");

    private final TestCluster cluster;

    @TempDir private Path folder;
    private Path samples = Path.of("");
    private String namespace = "";

    ApplyIT(TestCluster cluster) {
        this.cluster = cluster;
    }

    @BeforeEach
    void createTheExamples() {
        samples = Cli.copy(Cli.SAMPLES, folder.resolve("samples"));
        namespace = cluster.freshNamespace();
        Set<String> made = new HashSet<>();
        for (String file : List.of("default-deny", "legacy", "object-storage", "stripe")) {
            Path path = Path.of("deploy/examples", file + ".yaml");
            for (JsonNode policy : Yaml.readAll(Cli.read(path), file)) {
                policy.withObject("/metadata").put("namespace", namespace);
                // All are in one namespace here, so one of them denies by default.
                if (made.add(policy.at("/metadata/name").asText())) {
                    cluster.admin().create(policy);
                }
            }
        }
    }

    @Test
    void whatIsPublishedIsWhatIsAllowedAfterwards() {
        JsonNode before = policy(STRIPE);

        Run run = command("apply");

        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(ExitCode.ATTENTION);
        assertThat(run.out()).contains("4 of 4 policies changed: ");
        assertThat(cidrs(STRIPE, "/spec/egress/1/to")).isEqualTo(STRIPE_API);
        assertThat(policy(STRIPE).at("/spec/egress/0")).isEqualTo(before.at("/spec/egress/0"));
        assertThat(policy(STRIPE).at("/spec/podSelector"))
                .isEqualTo(before.at("/spec/podSelector"));
        assertThat(cidrs("allow-webhooks-from-stripe", "/spec/ingress/0/from")).hasSize(6);
        assertThat(cidrs(STORAGE, "/spec/egress/0/to"))
                .containsExactly(
                        "11.32.128.0/19 except [\"11.32.130.0/28\"]",
                        "11.32.160.0/20",
                        "11.48.128.0/19",
                        "11.48.160.0/20",
                        "11.144.16.0/20",
                        "11.145.16.0/22",
                        "2d01:1f00::/40",
                        "2d01:2f00::/40",
                        "2d02:1600::/44");
        assertThat(cidrs("allow-egress-to-dynamodb", "/spec/egress/0/to"))
                .containsExactly("11.32.200.0/22", "11.48.200.0/22", "11.97.240.0/21");
    }

    @Test
    void aSecondRunSendsNoPatch() {
        command("apply");
        List<JsonNode> before = policies();

        Run run = command("apply");

        assertThat(run.out()).contains("Nothing was changed.");
        // resourceVersion and managedFields too: any write, even one without effect on the policy,
        // would leave its time there.
        assertThat(policies()).isEqualTo(before);
    }

    @Test
    void aPlanWritesNothing() {
        List<JsonNode> before = policies();

        Run run = command("plan", "--detailed-exitcode");

        assertThat(run.exitCode()).isEqualTo(ExitCode.ATTENTION);
        assertThat(run.out())
                .contains("4 of 4 policies would change: ")
                .contains("To write this: rangekeeper apply --kubeconfig ");
        assertThat(policies()).isEqualTo(before);
    }

    @Test
    void aChangedDocumentChangesThePeersOfItsRuleAndNothingElse() {
        command("apply");
        JsonNode before = policy(STRIPE);
        JsonNode other = policy(STORAGE);
        Cli.edit(samples.resolve("stripe-api.json"), "\"11.201.120.5\"", "\"11.201.121.9\"");

        Run run = command("apply");

        assertThat(run.out())
                .contains("1 of 4 policies changed: opened 1 IPv4 address")
                .contains("11.201.120.5/32  stays open", "--removal-hold 0 closes them now");
        List<String> expected = new ArrayList<>(STRIPE_API);
        expected.add("11.201.121.9/32");
        assertThat(cidrs(STRIPE, "/spec/egress/1/to")).isEqualTo(expected);
        assertThat(command("apply", "--removal-hold", "0").out()).contains("closed 1 IPv4 address");
        expected.remove("11.201.120.5/32");
        assertThat(cidrs(STRIPE, "/spec/egress/1/to")).isEqualTo(expected);
        assertThat(withoutOurs(policy(STRIPE))).isEqualTo(withoutOurs(before));
        assertThat(policy(STRIPE).at(APPLIED)).isNotEqualTo(before.at(APPLIED));
        assertThat(policy(STORAGE)).isEqualTo(other);
    }

    @Test
    void aHandEditIsUndone() {
        command("apply");
        ObjectNode edited = policy(STRIPE).deepCopy();
        ((ObjectNode) edited.at("/spec/egress/1/to/0/ipBlock")).put("cidr", "0.0.0.0/0");
        cluster.admin().replace(edited);

        Run run = command("apply");

        assertThat(run.out())
                .contains("somebody edited the rule by hand: loses 4,294,967,032 IPv4 addresses")
                .contains("\n      - 0.0.0.0/0 except 11.201.3.14/31, ")
                .contains("1 of 4 policies changed: ");
        assertThat(cidrs(STRIPE, "/spec/egress/1/to")).isEqualTo(STRIPE_API);
    }

    @Test
    void aPolicyThatWasMadeAgainIsPlannedAsANewOne() {
        command("apply");
        makeAgain(policy(STRIPE));

        Run run = command("apply");

        // Its `applied` is of another object, so nothing that it says counts.
        assertThat(run.out()).contains("it is noted on the policy that the rule is managed");
        assertThat(policy(STRIPE).at(APPLIED).asText())
                .contains(policy(STRIPE).at("/metadata/uid").asText());
    }

    @Test
    void whatSomebodyEditsMeanwhileIsPlannedAgainAndTheEditStays() {
        Run run =
                whilePlanning(() -> {
                    ObjectNode edited = policy(STRIPE).deepCopy();
                    edited.withObject("/metadata/annotations").put("note", "edited meanwhile");
                    cluster.admin().replace(edited);
                });

        assertThat(run.out()).contains("4 of 4 policies changed: ");
        assertThat(cidrs(STRIPE, "/spec/egress/1/to")).isEqualTo(STRIPE_API);
        assertThat(policy(STRIPE).at("/metadata/annotations/note").asText())
                .isEqualTo("edited meanwhile");
    }

    @Test
    void whatIsMadeAgainMeanwhileIsLeftToTheNextRun() {
        Run run = whilePlanning(() -> makeAgain(policy(STRIPE)));

        assertThat(run.out())
                .contains("- " + namespace + "/" + STRIPE + "  gone meanwhile")
                .contains("3 of 4 policies changed: ");
        assertThat(cidrs(STRIPE, "/spec/egress/1/to")).containsExactly("192.0.2.0/24");
        assertThat(command("apply").out()).contains("1 of 4 policies changed: ");
        assertThat(cidrs(STRIPE, "/spec/egress/1/to")).isEqualTo(STRIPE_API);
    }

    @Test
    void aTokenWithoutTheRightsIsAnErrorThatSaysWhatToAllow() {
        String token = cluster.serviceAccountToken(namespace, "nobody");

        Run run =
                Cli.run(
                        "apply",
                        "--kubeconfig",
                        cluster.kubeconfig(token).toString(),
                        "-n",
                        namespace,
                        "--recorded",
                        samples.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("deploy/base/rbac.yaml");
    }

    /// Applies, and does something else between reading the policies and writing the first of them:
    /// when the time is asked for.
    private Run whilePlanning(Runnable meanwhile) {
        AtomicBoolean done = new AtomicBoolean();
        InstantSource clock =
                () -> {
                    if (!done.getAndSet(true)) {
                        meanwhile.run();
                    }
                    return Instant.EPOCH;
                };
        return new Cli(Map.of(), false, clock).call(arguments("apply").toArray(String[]::new));
    }

    private void makeAgain(JsonNode policy) {
        ObjectNode again = policy.deepCopy();
        cluster.admin().delete(cluster.admin().path(again));
        again.withObject("/metadata")
                .remove(List.of("uid", "resourceVersion", "managedFields", "creationTimestamp"));
        cluster.admin().create(again);
    }

    private List<String> arguments(String name) {
        return List.of(
                name,
                "--kubeconfig",
                cluster.adminKubeconfig().toString(),
                "-n",
                namespace,
                "--recorded",
                samples.toString());
    }

    private Run command(String name, String... more) {
        return new Cli(Map.of(), false)
                .call(
                        Stream.concat(arguments(name).stream(), Stream.of(more))
                                .toArray(String[]::new));
    }

    private String collection() {
        return "/apis/networking.k8s.io/v1/namespaces/" + namespace + "/networkpolicies";
    }

    private List<JsonNode> policies() {
        List<JsonNode> policies = new ArrayList<>();
        cluster.admin().get(collection()).path("items").forEach(policies::add);
        assertThat(policies).hasSize(5);
        return policies;
    }

    private JsonNode policy(String name) {
        return cluster.admin().get(collection() + "/" + name);
    }

    private List<String> cidrs(String policy, String peers) {
        List<String> cidrs = new ArrayList<>();
        for (JsonNode peer : policy(policy).at(peers)) {
            JsonNode block = peer.path("ipBlock");
            JsonNode except = block.path("except");
            cidrs.add(
                    block.path("cidr").asText()
                            + (except.isMissingNode() ? "" : " except " + except));
        }
        return cidrs;
    }

    private static JsonNode withoutOurs(JsonNode policy) {
        ObjectNode copy = policy.deepCopy();
        ((ObjectNode) copy.at("/spec/egress/1")).remove("to");
        copy.withObject("/metadata")
                .remove(List.of("resourceVersion", "managedFields", "generation"));
        copy.withObject("/metadata/annotations").remove("rangekeeper.io/applied");
        return copy;
    }
}
