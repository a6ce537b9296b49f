package io.rangekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.rangekeeper.cli.Cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainCommandTest {
    private static final String EXAMPLES = "deploy/examples";

    @TempDir private Path folder;

    @Test
    void anAddressIsPublishedBySomebodyAndAllowedToSomebody() throws IOException {
        JsonNode answer = json(EXAMPLES, "11.201.3.14");

        assertThat(answer.at("/published/0/document").asText()).isEqualTo("stripe/api");
        assertThat(answer.at("/published/0/attributes/list/0").asText()).isEqualTo("api");
        assertThat(answer.at("/published/0/ranges/0").asText()).isEqualTo("11.201.3.14/31");
        assertThat(answer.at("/allowed")).hasSize(1);
        JsonNode rule = answer.at("/allowed/0/rules/0");
        assertThat(rule.path("policy").asText()).isEqualTo("payments/allow-egress-to-stripe");
        assertThat(rule.path("place").asText()).isEqualTo("deploy/examples/stripe.yaml:19");
        assertThat(rule.path("ports").asText()).isEqualTo("TCP 443");
        assertThat(rule.path("when").asText()).isEqualTo("planned");
        assertThat(answer.at("/allowed/0/others/0").asText()).isEqualTo("payments/default-deny");
    }

    @Test
    void whatIsExceptedIsNotAllowed() throws IOException {
        assertThat(json(EXAMPLES, "11.32.130.5").at("/allowed")).isEmpty();
        assertThat(json(EXAMPLES, "11.32.130.64").at("/allowed")).hasSize(1);
    }

    @Test
    void ofABlockAPartMayBeAllowed() throws IOException {
        JsonNode answer = json(EXAMPLES, "11.32.130.0/24");

        assertThat(answer.at("/published/0/all").asBoolean()).isTrue();
        assertThat(answer.at("/allowed/0/rules/0/all").asBoolean()).isFalse();
    }

    @Test
    void whatAPolicyHoldsAndThePlanDropsIsAllowedUntilThen() throws IOException {
        write(
                "a.yaml",
                Cli.policy(
                                "a",
                                "rangekeeper.io/egress: stripe{list=\"api\"}",
                                "rangekeeper.io/adopt: \"true\"")
                        .replace("192.0.2.0/24", "11.9.0.0/24"));

        assertThat(json(folder.toString(), "11.9.0.1").at("/allowed/0/rules/0/when").asText())
                .isEqualTo("until");
    }

    @Test
    void whatIsOnlyObservedIsNotPlanned() throws IOException {
        write(
                "a.yaml",
                Cli.policy(
                        "a",
                        "rangekeeper.io/egress: stripe{list=\"api\"}",
                        "rangekeeper.io/mode: observe"));

        assertThat(json(folder.toString(), "11.201.3.14").at("/allowed")).isEmpty();
    }

    @Test
    void aRuleWithoutPeersAllowsEverything() throws IOException {
        write(
                "a.yaml",
                """
                kind: NetworkPolicy
                metadata: {name: a, namespace: shop}
                spec: {podSelector: {matchLabels: {app: web}}, policyTypes: [Egress], egress: [{}]}
                ---
                kind: Deployment
                metadata: {name: web, namespace: shop}
                spec: {template: {metadata: {labels: {app: web}}}}
                """);

        JsonNode answer = json(folder.toString(), "8.8.8.8");

        assertThat(answer.at("/allowed/0/rules/0/blocks/0").asText()).isEqualTo("everything");
        assertThat(answer.at("/allowed/0/pods/words").asText()).isEqualTo("Deployment shop/web");
        assertThat(answer.at("/open/0/direction").asText()).isEqualTo("ingress");
        assertThat(answer.at("/published")).isEmpty();
    }

    @Test
    void aHostIsLookedUp() throws IOException {
        JsonNode answer = json(EXAMPLES, "api.stripe.com");

        assertThat(answer.path("kind").asText()).isEqualTo("host");
        assertThat(answer.path("addresses")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "nowhere.example;1;no address of nowhere.example is known here",
                "aws{service=\"nothing\"};1;stands for no address",
                "awz{a=\"b\"};1;feed \"awz\" does not exist",
                "10.0.0.0/33;64;has a length above 32",
                "010.0.0.1;64;010.0.0.1",
                "a_b!;64;is no address, block, host or expression",
                "-x;64;Missing required parameter"
            })
    void whatIsNothingIsSaid(String asked, int exitCode, String message) {
        Run run = explain(EXAMPLES, asked);

        assertThat(run.exitCode()).isEqualTo(exitCode);
        assertThat(run.err()).contains(message);
    }

    @Test
    void thePastIsWhatIsRemembered() throws IOException {
        Path state = folder.resolve("state");
        Path manifests = Files.createDirectory(folder.resolve("manifests"));
        Cli.write(
                manifests.resolve("a.yaml"),
                Cli.policy("a", "rangekeeper.io/egress: stripe{list=\"api\"}"));
        remember(state, "2026-01-01T00:00:00Z", "11.7.0.1");
        remember(state, "2026-01-02T00:00:00Z", "11.7.0.2");

        for (String[] day :
                List.of(
                        new String[] {"2026-01-01T12:00:00Z", "11.7.0.1"},
                        new String[] {"2026-01-02T12:00:00Z", "11.7.0.2"})) {
            JsonNode answer = past(manifests, state, day[1], day[0]);
            JsonNode other =
                    past(
                            manifests,
                            state,
                            day[1].equals("11.7.0.1") ? "11.7.0.2" : "11.7.0.1",
                            day[0]);

            assertThat(answer.at("/published/0/document").asText()).isEqualTo("stripe/api");
            assertThat(answer.at("/allowed/0/rules/0/when").asText()).isEqualTo("then");
            assertThat(other.path("published")).isEmpty();
            assertThat(other.path("allowed")).isEmpty();
        }
        assertThat(
                        Cli.run(
                                        "explain",
                                        "11.7.0.1",
                                        "-f",
                                        manifests.toString(),
                                        "--state",
                                        state.toString(),
                                        "--at",
                                        "2025-12-31")
                                .err())
                .contains("nothing is remembered of 2025-12-31");
    }

    @Test
    void thePastNeedsAMemory() {
        assertThat(explain(EXAMPLES, "11.7.0.1", "--at", "2026-01-01").exitCode())
                .isEqualTo(ExitCode.USAGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"11.201.3.14", "11.0.0.0/8", "aws", "api.stripe.com"})
    void theJsonIsValidByThePublishedSchema(String asked) throws IOException {
        write("hostile.yaml", hostile());
        String schema = Files.readString(Path.of("config/explain.schema.json"));

        for (String path : List.of(EXAMPLES, folder.toString())) {
            String json = explain(path, asked, "-o", "json").out();
            assertThat(errors(schema, json)).isEmpty();
            assertThat(errors(schema, json.replaceFirst("\\{", "{\"more\": 1,"))).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "json", "markdown", "html"})
    void nothingThatATerminalOrAPullRequestActsUponComesThrough(String format) {
        write("hostile.yaml", hostile());

        String out = explain(folder.toString(), "11.0.0.1", "-o", format).out();

        assertThat(out).contains("11.0.0.0/9").doesNotContain("\u001b", "\u202e");
        if (format.equals("markdown")) {
            assertThat(out.replaceAll("`[^`\n]*`", ""))
                    .doesNotContain("<img", "[a](java", "@all", "e://f");
        }
        if (format.equals("html")) {
            assertThat(out).doesNotContain("<img");
        }
    }

    @Test
    void everyFormatSaysTheSame() {
        String text = explain(EXAMPLES, "11.201.3.14").out();

        assertThat(text).startsWith("11.201.3.14/32\n").contains("once the plan is carried out");
        assertThat(explain(EXAMPLES, "11.201.3.14", "-o", "markdown").out())
                .contains("`payments/allow-egress-to-stripe`", "**Not allowed**");
        assertThat(explain(EXAMPLES, "11.201.3.14", "-o", "html").out())
                .contains("<dd>payments/allow-egress-to-stripe, ", ">Not allowed</h2>");
        assertThat(
                        new Cli(Map.of(), true)
                                .call(
                                        "explain",
                                        "11.201.3.14",
                                        "-f",
                                        EXAMPLES,
                                        "--recorded",
                                        Cli.SAMPLES)
                                .out())
                .contains("\u001b[1mAllowed");
    }

    private static String hostile() {
        String name = "x\u001b[31m`|<img src=x>[a](javascript:b) @all\u202e e://f";
        String quoted = JsonMapper.builder().build().valueToTree(name).toString();
        return """
        kind: NetworkPolicy
        metadata: {name: %1$s, namespace: %1$s}
        spec:
          podSelector: {matchLabels: {%1$s: %1$s}}
          policyTypes: [Egress]
          egress: [{to: [{ipBlock: {cidr: 11.0.0.0/9}}], ports: [{port: %1$s}]}]
        """
                .formatted(quoted);
    }

    private void remember(Path state, String time, String address) throws IOException {
        Path recorded = Files.createDirectories(folder.resolve("recorded"));
        Cli.write(recorded.resolve("stripe-api.json"), "{\"API\": [\"" + address + "\"]}");
        Cli.write(recorded.resolve("stripe-webhooks.json"), "{\"WEBHOOKS\": [\"11.8.0.1\"]}");
        Cli.write(
                recorded.resolve("stripe-armada_gator.json"), "{\"ARMADA_GATOR\": [\"11.8.0.2\"]}");
        Run run =
                new Cli(Map.of(), false, InstantSource.fixed(Instant.parse(time)))
                        .call(
                                "ranges",
                                "stripe",
                                "--recorded",
                                recorded.toString(),
                                "--state",
                                state.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    private static JsonNode past(Path manifests, Path state, String asked, String time)
            throws IOException {
        Run run =
                new Cli(Map.of(), false)
                        .call(
                                "explain",
                                asked,
                                "-f",
                                manifests.toString(),
                                "--state",
                                state.toString(),
                                "--at",
                                time,
                                "-o",
                                "json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        return JsonMapper.builder().build().readTree(run.out());
    }

    private static JsonNode json(String path, String asked) throws IOException {
        Run run = explain(path, asked, "-o", "json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        return JsonMapper.builder().build().readTree(run.out());
    }

    private static Run explain(String path, String asked, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("explain", asked, "-f", path, "--recorded", Cli.SAMPLES));
        arguments.addAll(List.of(more));
        return Cli.run(arguments.toArray(String[]::new));
    }

    private static List<com.networknt.schema.Error> errors(String schema, String json) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema)
                .validate(json, InputFormat.JSON);
    }

    private void write(String name, String text) {
        Cli.write(folder.resolve(name), text);
    }
}
