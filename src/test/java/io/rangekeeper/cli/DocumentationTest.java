package io.rangekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.rangekeeper.cli.Cli.Run;
import io.rangekeeper.config.Configuration;
import io.rangekeeper.config.ConfigurationException;
import io.rangekeeper.policy.Held;
import io.rangekeeper.policy.State;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/// What the documents say is so.
class DocumentationTest {
    private static final Guide REFERENCE = Guide.read("config/README.md");

    @TempDir private Path folder;

    static Stream<Guide> guides() {
        String[] runbooks = Path.of("grafana/runbooks").toFile().list();
        return Stream.concat(
                        Stream.of(
                                "README.md",
                                "CHANGELOG.md",
                                "CONTRIBUTING.md",
                                "SECURITY.md",
                                "config/README.md",
                                "config/lint.md",
                                "deploy/README.md",
                                "grafana/README.md"),
                        Stream.of(Objects.requireNonNull(runbooks))
                                .map(page -> "grafana/runbooks/" + page))
                .map(Guide::read);
    }

    static Stream<List<String>> commands() {
        return guides().flatMap(guide -> guide.commands().stream()).distinct();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandIsUnderstoodAndRunsWhereItNeedsNoClusterAndNoNetwork(List<String> command) {
        List<String> arguments = new ArrayList<>(command);
        parse(arguments);
        if (arguments.contains("manifests/")) {
            Path copy = Cli.copy("deploy/examples", folder.resolve("manifests"));
            arguments.replaceAll(word -> word.equals("manifests/") ? copy.toString() : word);
        }
        boolean expression = arguments.getFirst().equals("ranges") && !arguments.contains("EXPR");
        boolean recorded = arguments.contains("--recorded");
        if (!expression
                && !recorded
                && !arguments.contains("-f")
                && !arguments.contains("--help")) {
            return;
        }
        if (arguments.getLast().equals("-f")
                || arguments.contains("FILE")
                || arguments.stream().anyMatch(word -> word.startsWith("archive"))) {
            return;
        }
        boolean fetches = !List.of("backtest", "uninstall").contains(arguments.getFirst());
        if (!recorded && fetches && !arguments.contains("--help")) {
            arguments.addAll(List.of("--recorded", Cli.SAMPLES));
        }

        Run run = Cli.run(arguments.toArray(String[]::new));

        assertThat(run.exitCode()).as(run.err()).isIn(ExitCode.OK, ExitCode.ATTENTION);
        assertThat(run.out()).isNotEmpty();
        assertThat(run.err()).isEmpty();
    }

    @Test
    void theFirstCommandOfTheReadmeShowsTheMainJob() {
        List<String> first = Guide.read("README.md").commands().getFirst();

        assertThat(first)
                .containsExactly("plan", "-f", "deploy/examples", "--recorded", "config/samples");
        Run run = Cli.run(first.toArray(String[]::new));
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("would change", "HELD", "in step", "placeholder");
    }

    @ParameterizedTest
    @MethodSource("guides")
    void linksLeadToFiles(Guide guide) {
        assertThat(guide.links()).allSatisfy(path -> assertThat(path).exists());
    }

    @ParameterizedTest
    @MethodSource("guides")
    void everyYamlSnippetIsAConfigurationOrAPolicyThatPlans(Guide guide) throws IOException {
        for (String snippet : guide.fenced("yaml")) {
            if (!snippet.contains("kind: ")) {
                assertThat(Configuration.read(snippet, "snippet").sets()).isNotEmpty();
                continue;
            }
            Path file = Cli.write(folder.resolve("snippet.yaml"), snippet);

            JsonNode report = plan(file);

            assertThat(report.path("policies")).isNotEmpty();
            assertThat(report.at("/policies/0/state").asText()).isEqualTo("synced");
            assertThat(report.path("troubles")).isEmpty();
        }
    }

    /// Reads what it describes, in the shape that its comment shows.
    @Test
    void theSnippetOfAFeedIsAConfigurationThatReadsSuchADocument() {
        String snippet =
                REFERENCE.fenced("yaml").stream()
                        .filter(yaml -> yaml.startsWith("feeds:"))
                        .findFirst()
                        .orElseThrow();
        Path config = Cli.write(folder.resolve("config.yaml"), snippet);
        Cli.write(
                folder.resolve("grafana-eu.json"),
                """
                {"services": {
                  "metrics": {"direction": "ingress-to-grafana", "ipv4": ["11.1.1.1/32", "11.1.1.3/32"]},
                  "alerts": {"direction": "egress-from-grafana", "ipv4": ["11.1.2.1/32"]}}}
                """);

        Run run =
                Cli.run(
                        "ranges",
                        "@telemetry",
                        "--config",
                        config.toString(),
                        "--recorded",
                        folder.toString());

        assertThat(run).isEqualTo(new Run(0, "11.1.1.1/32\n11.1.1.3/32\n", ""));
    }

    @Test
    void theReadmeShowsTheSnippetThatTheExamplesHold() {
        assertThat(
                        Cli.read(Path.of("deploy/examples/stripe.yaml"))
                                .replace("  namespace: payments\n", ""))
                .contains(Guide.read("README.md").fenced("yaml").getFirst());
    }

    @Test
    void theTableOfAnnotationsHoldsThoseThatAreUnderstood() throws IOException {
        Path file = folder.resolve("policy.yaml");
        Cli.write(file, Cli.policy("a", "rangekeeper.io/nonsense: x"));
        String message = plan(file).at("/policies/0/problems/0/message").asText();
        String names = message.substring(message.indexOf("expected ") + "expected ".length());
        Set<String> understood = new TreeSet<>(List.of("rangekeeper.io/applied"));
        for (String name : names.split(", | or ", -1)) {
            understood.add("rangekeeper.io/" + name);
        }

        assertThat(spans(REFERENCE.column("annotation", 1))).isEqualTo(understood);
    }

    @Test
    void theTableOfFeedKeysHoldsThoseThatAreRead() {
        Set<String> read = new TreeSet<>();
        read.addAll(knownKeys("{unknown: 1}"));
        read.addAll(knownKeys("{unknown: 1, format: text}"));
        read.addAll(knownKeys("{unknown: 1, format: csv}"));
        read.addAll(knownKeys("{unknown: 1, documents: {}}"));
        read.remove("name"); // in the configuration it is the key itself

        assertThat(spans(REFERENCE.column("key", 1))).isEqualTo(read);
    }

    @Test
    void theTableOfStatesHoldsAllInTheirOrder() {
        assertThat(REFERENCE.column("state", 1))
                .extracting(List::getFirst)
                .isEqualTo(Arrays.stream(State.values()).map(DocumentationTest::label).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plan",
                "apply",
                "approve",
                "ranges",
                "feeds",
                "lint",
                "explain",
                "backtest",
                "run",
                "uninstall"
            })
    void theTableOfExitCodesIsThatOfTheHelp(String command) {
        CommandLine help =
                commandLine().getCommandSpec().subcommands().getOrDefault(command, commandLine());
        int column =
                2
                        + List.of(
                                        "plan",
                                        "apply",
                                        "approve",
                                        "ranges",
                                        "feeds",
                                        "lint",
                                        "explain",
                                        "backtest",
                                        "run",
                                        "uninstall")
                                .indexOf(command);
        List<String> codes = new ArrayList<>();
        for (String row : rows("| exit code")) {
            List<String> cells = List.of(row.split("\\|", -1));
            if (!cells.get(column).isBlank()) {
                codes.add(cells.get(1).strip());
            }
        }

        assertThat(codes)
                .containsExactlyElementsOf(
                        help.getCommandSpec().usageMessage().exitCodeList().keySet());
    }

    @Test
    void everyReasonToHoldIsExplained() {
        assertThat(Arrays.stream(Held.Reason.values()).map(DocumentationTest::label))
                .allSatisfy(reason -> assertThat(REFERENCE.text()).contains("(`" + reason + "`)"));
    }

    private static List<String> rows(String heading) {
        return REFERENCE
                .text()
                .lines()
                .dropWhile(line -> !line.startsWith(heading))
                .takeWhile(line -> line.startsWith("|"))
                .skip(2)
                .toList();
    }

    private static Set<String> spans(List<List<String>> cells) {
        Set<String> spans = new TreeSet<>();
        cells.forEach(spans::addAll);
        return spans;
    }

    private static List<String> knownKeys(String feed) {
        try {
            Configuration.read("feeds: {mine: " + feed + "}", "test");
        } catch (ConfigurationException e) {
            String begin = "feeds.mine.unknown: unknown key; known here: ";
            for (String problem : e.problems()) {
                if (problem.startsWith(begin)) {
                    return List.of(problem.substring(begin.length()).split(", ", -1));
                }
            }
        }
        throw new AssertionError("an unknown key passed");
    }

    private static JsonNode plan(Path file) throws IOException {
        Run run = Cli.run("plan", "-f", file.toString(), "--recorded", Cli.SAMPLES, "-o", "json");
        return JsonMapper.builder().build().readTree(run.out());
    }

    private static void parse(List<String> arguments) {
        if (arguments.getLast().equals("-f")) {
            return; // names the option only
        }
        assertThat(commandLine().parseArgs(arguments.toArray(String[]::new)).errors()).isEmpty();
    }

    private static CommandLine commandLine() {
        return Main.commandLine(Environment.ofProcess());
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
