package io.rangekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.rangekeeper.cli.Cli.Run;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BacktestCommandTest {
    private static final String HISTORY = "config/samples/history";

    @TempDir private Path folder;

    @Test
    void helpTeachesTheCommand() {
        Run run = Cli.run("backtest", "--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .startsWith("Usage: rangekeeper backtest")
                .contains("--history", "Exit codes:", "Examples:", "30%:", "--max-removed 50%");
        assertThat(run.lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void theSampleShowsWhatAMonthIsLike() throws IOException {
        JsonNode report = json("--removal-hold", "0");
        Map<String, String> rules = new LinkedHashMap<>();
        for (JsonNode rule : report.path("rules")) {
            rules.put(
                    rule.path("policy").asText(),
                    "%s, %d writes, %d held"
                            .formatted(
                                    rule.path("state").asText(),
                                    rule.path("writes").asInt(),
                                    rule.path("held").asInt()));
        }

        assertThat(rules)
                .containsExactly(
                        Map.entry(
                                "backup/allow-egress-to-object-storage",
                                "synced, 6 writes, 0 held"),
                        Map.entry("orders/allow-egress-to-dynamodb", "held, 1 writes, 1 held"),
                        Map.entry("payments/allow-egress-to-stripe", "synced, 2 writes, 0 held"),
                        Map.entry(
                                "payments/allow-webhooks-from-stripe", "synced, 1 writes, 0 held"),
                        Map.entry("web/allow-egress-to-cloudfront", "synced, 2 writes, 0 held"),
                        Map.entry("web/allow-egress-to-reporting", "synced, 1 writes, 0 held"));
        assertThat(report.at("/total/documents").asInt()).isEqualTo(14);
        assertThat(report.at("/total/writes").asInt()).isEqualTo(13);
        assertThat(report.at("/total/held").asInt()).isEqualTo(1);
        assertThat(report.at("/asked/0/reason").asText()).isEqualTo("empty");
        assertThat(report.at("/refused/0/reason").asText()).isEqualTo("older");
    }

    @Test
    void theJsonIsValidByThePublishedSchemaAndAddsUp() throws IOException {
        for (String hold : List.of("0", "24h")) {
            String text = run("-o", "json", "--removal-hold", hold).out();
            assertThat(
                            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                                    .getSchema(
                                            Files.readString(
                                                    Path.of("config/backtest.schema.json")))
                                    .validate(text, InputFormat.JSON))
                    .isEmpty();
            JsonNode report = JsonMapper.builder().build().readTree(text);
            assertThat(gained(report.path("total"))).isEqualTo(allowed(report));
        }
    }

    @Test
    void aTerminalGetsATableAndTheQuestions() {
        Run run = run("--removal-hold", "0");

        assertThat(run.out())
                .startsWith("Replayed 14 documents from config/samples/history, 2026-01-05")
                .contains("in all", "A person would have been asked once", "older", "(35 days)")
                .doesNotContain("daies");
        assertThat(run.lines()).allMatch(line -> line.length() <= 120);
        assertThat(run.err()).isEmpty();
    }

    @Test
    void thePageNeedsNothingElse() {
        String page = run("-o", "html", "--removal-hold", "0").out();

        assertThat(page)
                .startsWith("<!DOCTYPE html>")
                .contains("<svg", "prefers-color-scheme: dark", "class=\"hold\"", "class=\"line\"")
                .contains("aws{service=&quot;S3&quot;,region=~&quot;eu-(west|central)-1&quot;}")
                .doesNotContain("<script", "src=", "href=", "url(");
    }

    @Test
    void onlyTheTimeThatIsAskedForIsReplayed() throws IOException {
        JsonNode report = json("--since", "2026-01-08", "--until", "2026-01-20T18:02:06Z");

        assertThat(report.at("/total/documents").asInt()).isEqualTo(3);
        assertThat(report.path("from").asText()).isEqualTo("2026-01-08T14:12:06Z");
        assertThat(report.path("until").asText()).isEqualTo("2026-01-20T18:02:06Z");
    }

    @Test
    void theSettingsThatWereTriedAreSaid() throws IOException {
        Path config =
                Cli.write(folder.resolve("c.yaml"), "guard: {maxAdded: 5, maxRemoved: 10%}\n");

        JsonNode guard =
                json("--max-removed", "45%", "--removal-hold", "6h", "--config", config.toString())
                        .path("guard");

        assertThat(guard.path("maxRemoved").asText()).isEqualTo("45%");
        assertThat(guard.path("maxAdded").asDouble()).isEqualTo(5);
        assertThat(guard.path("removalHold").asText()).isEqualTo("6h");
    }

    record Case(String arguments, int exitCode, String message) {}

    static Stream<Case> mistakes() {
        String policies = "-f deploy/examples ";
        return Stream.of(
                new Case(
                        "--history x",
                        ExitCode.USAGE,
                        "Missing required option: '--filename=PATH'"),
                new Case(policies, ExitCode.USAGE, "Missing required option: '--history=DIR'"),
                new Case(
                        policies + "--history nowhere",
                        ExitCode.ERROR,
                        "--history: nowhere does not exist"),
                new Case(
                        policies + "--history pom.xml",
                        ExitCode.ERROR,
                        "--history: pom.xml is no folder"),
                new Case(
                        "-f nowhere --history " + HISTORY,
                        ExitCode.ERROR,
                        "-f: nowhere does not exist"),
                new Case(
                        "-f deploy/examples/default-deny.yaml --history " + HISTORY,
                        ExitCode.ERROR,
                        "holds no policy with the label rangekeeper.io/managed: \"true\""),
                new Case(
                        "-f deploy/examples/stripe.yaml --history " + HISTORY + "/gcp",
                        ExitCode.ERROR,
                        "config/samples/history/gcp holds documents of gcp; the policies refer to stripe"),
                new Case(
                        policies + "--history config/samples",
                        ExitCode.ERROR,
                        "the folder samples does not say whose documents it holds"),
                new Case(
                        policies + "--since 2030-01-01 --history " + HISTORY,
                        ExitCode.ERROR,
                        "holds no document of that time; it has some from 2026-01-05T01:57:05Z to"),
                new Case(
                        policies + "--since yesterday --history " + HISTORY,
                        ExitCode.USAGE,
                        "--since: \"yesterday\" is no date: expected as in 2024-01-01"),
                new Case(
                        policies + "--max-removed 30 --history " + HISTORY,
                        ExitCode.USAGE,
                        "--max-removed: expected 1% to 100%, as in 30%, found \"30\""),
                new Case(
                        policies + "--removal-hold 90d --history " + HISTORY,
                        ExitCode.USAGE,
                        "--removal-hold: is above the longest, 14d"),
                new Case(
                        policies + "--max-added 0.5 --history " + HISTORY,
                        ExitCode.USAGE,
                        "--max-added: "));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsExplained(Case example) {
        Run run = Cli.run(("backtest " + example.arguments).split(" ", -1));

        assertThat(run.exitCode()).as(run.err()).isEqualTo(example.exitCode);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("rangekeeper: ").contains(example.message);
    }

    @Test
    void onlySomebodyWhoWaitsSeesHowFarItIs() {
        List<Instant> times = new ArrayList<>(List.of(Instant.parse("2026-02-03T04:05:06Z")));
        Cli slow =
                new Cli(
                        Map.of(),
                        true,
                        () -> {
                            times.add(times.getLast().plus(Duration.ofSeconds(1)));
                            return times.getLast();
                        });

        Run run = slow.call("backtest", "-f", "deploy/examples", "--history", HISTORY);

        assertThat(run.exitCode()).isZero();
        assertThat(run.err())
                .contains("\rreplayed 7 of 14 documents, until 2026-01-12")
                .endsWith(" \r");
        assertThat(run("-o", "text").err()).isEmpty();
    }

    private static BigInteger gained(JsonNode sums) {
        return sums.path("addedAddresses")
                .bigIntegerValue()
                .subtract(sums.path("removedAddresses").bigIntegerValue());
    }

    private static BigInteger allowed(JsonNode report) {
        BigInteger allowed = BigInteger.ZERO;
        for (JsonNode rule : report.path("rules")) {
            for (JsonNode family : rule.path("allows")) {
                allowed = allowed.add(family.path("addresses").bigIntegerValue());
            }
        }
        return allowed;
    }

    private static JsonNode json(String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-o", "json"));
        arguments.addAll(Arrays.asList(more));
        Run run = run(arguments.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
        return JsonMapper.builder().build().readTree(run.out());
    }

    private static Run run(String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("backtest", "-f", "deploy/examples", "--history", HISTORY));
        arguments.addAll(Arrays.asList(more));
        return Cli.run(arguments.toArray(String[]::new));
    }
}
