package io.rangekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rangekeeper.yaml.Yaml;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The examples for pipelines: their shell is one, and the plan in them is one that fails where it
/// says so. The services themselves were not asked.
class PipelineExamplesTest {
    private static final Pattern PLAN =
            Pattern.compile("rangekeeper/bin/rangekeeper (plan .*?) > report\\.md \\|\\| status");

    @TempDir private Path folder;

    static Stream<String> scripts() throws IOException {
        JsonNode github = read("github-actions.yaml");
        List<String> scripts = new ArrayList<>();
        for (JsonNode step : github.at("/jobs/plan/steps")) {
            if (step.has("run")) {
                scripts.add(step.path("run").asText());
            }
        }
        List<String> lines = new ArrayList<>();
        read("gitlab-ci.yaml")
                .at("/network-policies/script")
                .forEach(line -> lines.add(line.asText()));
        scripts.add(String.join("\n", lines));
        return scripts.stream();
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void theShellUnderstandsThem(String script) throws IOException, InterruptedException {
        Process bash = new ProcessBuilder("bash", "-n").redirectErrorStream(true).start();
        try (var in = bash.getOutputStream()) {
            in.write(script.getBytes(StandardCharsets.UTF_8));
        }

        String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(bash.waitFor()).as(said).isZero();
        assertThat(said).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "github-actions.yaml, stripe{list=\"api\"}, 0, would change",
        "github-actions.yaml, strip, 3, INVALID",
        "gitlab-ci.yaml, stripe{list=\"api\"}, 0, would change",
        "gitlab-ci.yaml, cloudflare, 3, WAITING"
    })
    void thePlanInThemPrintsItsReportAndFailsWhereSomebodyHasToLook(
            String file, String expression, int exitCode, String words) throws IOException {
        Cli.write(
                folder.resolve("policy.yaml"),
                Cli.policy("one", "rangekeeper.io/egress: " + expression));
        List<String> arguments = new ArrayList<>(plan(file));
        arguments.addAll(List.of("--recorded", Cli.SAMPLES));

        Cli.Run run = Cli.run(arguments.toArray(String[]::new));

        assertThat(run.exitCode()).isEqualTo(exitCode);
        assertThat(run.out()).startsWith("### Rangekeeper plan\n").contains(words);
    }

    /// The words of the command in a file, with the folder of the test.
    private List<String> plan(String file) throws IOException {
        Matcher plan = PLAN.matcher(Files.readString(path(file)));
        assertThat(plan.find()).as(file + " has no plan").isTrue();
        Map<String, String> variables = Map.of("\"$MANIFESTS\"", folder.toString());
        return Arrays.stream(plan.group(1).split(" ", -1))
                .map(word -> variables.getOrDefault(word, word))
                .toList();
    }

    private static JsonNode read(String file) throws IOException {
        return Yaml.read(Files.readString(path(file)), file);
    }

    private static Path path(String file) {
        return Path.of("deploy/ci", file);
    }
}
