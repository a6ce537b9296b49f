package io.rangekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.rangekeeper.cli.Cli.Run;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LintCommandTest {
    private static final String HOSTILE =
            "x\u001b[31m`|<img src=x>[a](javascript:b) @all\u202e e://f";

    @TempDir private Path folder;

    @Test
    void theExamplesAreJudgedWithTheirLines() {
        Run run = lint("deploy/examples");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("warning RK201 ")
                .contains("deploy/examples/managed.yaml:17, spec.egress")
                .contains("0 errors, ")
                .doesNotContain("error RK", "RK101", "RK102");
    }

    @Test
    void whatIsBadIsSaidWithItsLineToo() {
        write("policy.yaml", Cli.policy("a", "rangekeeper.io/egress: stripe{list=\"api\"}"));

        Run run = lint(folder.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.ATTENTION);
        assertThat(run.out())
                .contains("error RK102 Pods cannot reach DNS: NetworkPolicy a")
                .contains("policy.yaml:12, spec.egress");
    }

    @ParameterizedTest
    @CsvSource({"error,0", "warning,3", "note,3", "never,0"})
    void theExitCodeTellsWhetherAnythingIsAsBad(String failOn, int exitCode) {
        write(
                "policy.yaml",
                Cli.policy(
                        "a",
                        "rangekeeper.io/egress: gcp{scope=\"us-central1\"}",
                        "rangekeeper.io/lint-ignore: \"RK102: it calls addresses\""));

        assertThat(lint(folder.toString(), "--fail-on", failOn).exitCode()).isEqualTo(exitCode);
        assertThat(lint(folder.toString()).exitCode()).isZero();
    }

    @Test
    void whatIsSilencedStaysInTheReportAndCountsWithStrict() throws IOException {
        write(
                "policy.yaml",
                Cli.policy(
                        "a",
                        "rangekeeper.io/egress: stripe{list=\"api\"}",
                        "rangekeeper.io/lint-ignore: \"RK102: it calls addresses\""));

        JsonNode lenient =
                JsonMapper.builder().build().readTree(lint(folder.toString(), "-o", "json").out());
        Run strict = lint(folder.toString(), "--strict");

        assertThat(lenient.at("/summary/silenced").asInt()).isEqualTo(1);
        assertThat(lenient.at("/findings/0/silenced").asText()).isEqualTo("it calls addresses");
        assertThat(strict.exitCode()).isEqualTo(ExitCode.ATTENTION);
    }

    @Test
    void whatIsKeptByHandGetsTheTightestExpression() {
        write(
                "policy.yaml",
                """
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: a}
                spec:
                  podSelector: {}
                  policyTypes: [Egress]
                  egress:
                  - to: [{ipBlock: {cidr: 11.96.16.0/21}}, {ipBlock: {cidr: 11.96.64.0/22}}]
                    ports: [{port: 443}]
                """);

        assertThat(lint(folder.toString(), "--suggest").out())
                .contains("RK301")
                .contains("1 of 2 blocks is published by Amazon Web Services")
                .contains("rangekeeper.io/managed: \"true\"")
                .contains("rangekeeper.io/egress: 'aws{service=\"CLOUDFRONT\"} or 11.96.64.0/22'");
    }

    @Test
    void aPolicyThatCannotBeReadIsAnError() {
        write("broken.yaml", "kind: NetworkPolicy\nmetadata: {name: {{ .Values.name }}}\n");

        Run run = lint(folder.toString(), "--brief");

        assertThat(run.exitCode()).isEqualTo(ExitCode.ATTENTION);
        assertThat(run.lines().getFirst()).contains("broken.yaml:", "error RK001", "template");
    }

    @Test
    void nothingToJudgeIsNoError() {
        write("other.yaml", "kind: ConfigMap\nmetadata: {name: a}\n");

        assertThat(lint(folder.toString()).out())
                .contains("0 errors, 0 warnings and 0 notes in 0 policies.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-f nowhere", "-f deploy/examples -n web", "--fail-on sometimes", "-o pdf"})
    void aMistakeOfTheCommandLineIsSaid(String options) {
        List<String> arguments = new ArrayList<>(List.of("lint"));
        arguments.addAll(List.of(options.split(" ", -1)));
        Run run = Cli.run(arguments.toArray(String[]::new));

        assertThat(run.exitCode()).isIn(ExitCode.ERROR, ExitCode.USAGE);
        assertThat(run.err()).isNotEmpty();
    }

    @Test
    void theJsonIsValidByThePublishedSchema() throws IOException {
        write("hostile.yaml", hostile());
        String schema = Files.readString(Path.of("config/lint.schema.json"));

        for (String path : List.of("deploy/examples", folder.toString())) {
            String json = lint(path, "-o", "json").out();
            assertThat(errors(schema, json)).isEmpty();
            assertThat(errors(schema, json.replaceFirst("\\{", "{\"more\": 1,"))).hasSize(1);
        }
    }

    @Test
    void theSarifIsValidByItsPublishedSchema() throws IOException {
        write("hostile name%.yaml", hostile());
        String schema = sarifSchema();

        for (String path : List.of("deploy/examples", folder.toString())) {
            String sarif = lint(path, "-o", "sarif").out();
            assertThat(errors(schema, sarif)).isEmpty();
            assertThat(
                            errors(
                                    schema,
                                    sarif.replace(
                                            "\"level\" : \"warning\"", "\"level\" : \"fatal\"")))
                    .isNotEmpty();
        }
    }

    @Test
    void sarifNamesFilesLinesAndWhatIsSilenced() throws IOException {
        write(
                "policy.yaml",
                Cli.policy(
                        "a",
                        "rangekeeper.io/egress: stripe{list=\"api\"}",
                        "rangekeeper.io/lint-ignore: \"RK102: it calls addresses\""));

        JsonNode run =
                JsonMapper.builder()
                        .build()
                        .readTree(lint(folder.toString(), "-o", "sarif").out())
                        .at("/runs/0");
        JsonNode first = run.at("/results/0");

        assertThat(first.path("ruleId").asText()).isEqualTo("RK102");
        assertThat(
                        run.at("/tool/driver/rules")
                                .get(first.path("ruleIndex").asInt())
                                .path("id")
                                .asText())
                .isEqualTo("RK102");
        assertThat(first.at("/locations/0/physicalLocation/artifactLocation/uri").asText())
                .endsWith("/policy.yaml");
        assertThat(first.at("/locations/0/physicalLocation/region/startLine").asInt())
                .isEqualTo(13);
        assertThat(first.at("/suppressions/0/justification").asText())
                .isEqualTo("it calls addresses");
    }

    /// Names, labels, annotations and files of others.
    @ParameterizedTest
    @ValueSource(strings = {"text", "json", "sarif", "markdown", "html"})
    void nothingThatATerminalOrAPullRequestActsUponComesThrough(String format) {
        write("hostile.yaml", hostile());

        String out = lint(folder.toString(), "-o", format).out();

        assertThat(out).contains("RK105").doesNotContain("\u001b", "\u202e");
        if (format.equals("markdown")) {
            String outsideOfCode =
                    out.replaceAll("<summary>.*</summary>", "")
                            .replaceAll("(?s)```.*?\n```", "")
                            .replaceAll("`[^`\n]*`", "");
            assertThat(outsideOfCode).doesNotContain("<img", "[a](java", "@all", "e://f");
        }
        if (format.equals("html")) {
            assertThat(out).doesNotContain("<img");
        }
    }

    @Test
    void aCommentOfAPullRequestIsNeverTooLong() {
        StringBuilder policies = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            policies.append("---\n")
                    .append(Cli.policy("policy-" + i, "rangekeeper.io/egress: nonsense" + i));
        }
        write("many.yaml", policies.toString());

        String out = lint(folder.toString(), "-o", "markdown").out();

        assertThat(out.length()).isBetween(30_000, 65_000);
        assertThat(out).contains("more findings left out here");
    }

    @Test
    void coloursAreForATerminalThatWantsThem() {
        String[] command = {"lint", "-f", "deploy/examples", "--recorded", Cli.SAMPLES};

        assertThat(new Cli(Map.of(), true).call(command).out())
                .contains("\u001b[33mwarning RK201 ");
        assertThat(new Cli(Map.of("NO_COLOR", "1"), true).call(command).out())
                .doesNotContain("\u001b");
    }

    private static String hostile() {
        String quoted = JsonMapper.builder().build().valueToTree(HOSTILE).toString();
        return """
        kind: NetworkPolicy
        metadata: {name: %1$s, namespace: %1$s, annotations: {rangekeeper.io/lint-ignore: %1$s}}
        spec:
          podSelector: {matchLabels: {%1$s: %1$s}}
          policyTypes: [Egress, Ingress]
          egress: [{}, {to: [{ipBlock: {cidr: 11.0.0.0/9}}], ports: [{port: %1$s}]}]
        """
                .formatted(quoted);
    }

    private static String sarifSchema() throws IOException {
        try (InputStream stream =
                LintCommandTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            return new String(
                    Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<com.networknt.schema.Error> errors(String schema, String json) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema)
                .validate(json, InputFormat.JSON);
    }

    private void write(String name, String text) {
        Cli.write(folder.resolve(name), text);
    }

    private static Run lint(String path, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("lint", "-f", path, "--recorded", Cli.SAMPLES));
        arguments.addAll(List.of(more));
        return Cli.run(arguments.toArray(String[]::new));
    }
}
