package io.rangekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rangekeeper.cli.Cli.Run;
import io.rangekeeper.deploy.AdmissionPolicy;
import io.rangekeeper.yaml.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `deploy` says to the command line, and what the command line makes of `deploy`.
class ShippedTest {
    private static final Path FIRST_POLICY = Path.of("deploy/gitops/first-policy.yaml");

    @TempDir private Path folder;

    @Test
    void theDeploymentRunsTheControllerByArgumentsThatAreUnderstood() {
        JsonNode container =
                Yaml.read(Cli.read(Path.of("deploy/base/deployment.yaml")), "deployment")
                        .at("/spec/template/spec/containers/0");
        List<String> arguments = new ArrayList<>();
        container.path("args").forEach(argument -> arguments.add(argument.asText()));

        assertThat(arguments).startsWith("run").contains("--state", "--config");
        assertThat(
                        Main.commandLine(Environment.ofProcess())
                                .parseArgs(arguments.toArray(String[]::new))
                                .errors())
                .isEmpty();
        assertThat(arguments.getLast()).endsWith(":" + container.at("/ports/0/containerPort"));
        assertThat(container.at("/env/0/name").asText()).isEqualTo("POD_NAME");
    }

    @Test
    void theFirstPolicyOfATenantIsFilled() {
        Run run =
                Cli.run(
                        "plan",
                        "-f",
                        FIRST_POLICY.toString(),
                        "--recorded",
                        "src/test/resources/feeds");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).contains("payments/allow-egress-to-github  would change");
    }

    @Test
    void whatIsWrittenIntoTheExamplesPassesTheAdmissionPolicy() throws IOException {
        Path examples = Cli.copy("deploy/examples", folder.resolve("examples"));
        List<JsonNode> before = objects(examples);
        Cli.run("apply", "-f", examples.toString(), "--recorded", Cli.SAMPLES);
        List<JsonNode> after = objects(examples);
        AdmissionPolicy admission = AdmissionPolicy.shipped();
        int changed = 0;

        for (int i = 0; i < before.size(); i++) {
            if (!before.get(i).equals(after.get(i))) {
                changed++;
                assertThat(
                                admission.denials(
                                        AdmissionPolicy.Request.update(
                                                before.get(i), after.get(i))))
                        .as("%s", before.get(i).at("/metadata/name"))
                        .isEmpty();
            }
        }

        assertThat(changed).isEqualTo(5);
    }

    private static List<JsonNode> objects(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted()
                    .flatMap(file -> Yaml.readAll(Cli.read(file), file.toString()).stream())
                    .toList();
        }
    }
}
