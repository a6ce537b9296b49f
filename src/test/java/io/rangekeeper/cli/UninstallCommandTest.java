package io.rangekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.cli.Cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UninstallCommandTest {
    private static final String STRIPE = "payments/allow-egress-to-stripe";

    @TempDir private Path folder;
    private Path manifests = Path.of("");

    @BeforeEach
    void copyExamples() {
        manifests = Cli.copy("deploy/examples", folder.resolve("manifests"));
    }

    @Test
    void itShowsWhatThereIsAndChangesNothing() throws IOException {
        Map<String, String> before = texts();

        Run run = uninstall();

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith("There are ")
                .contains("  " + STRIPE + " (" + manifests.resolve("stripe.yaml") + ":2)\n")
                .contains("    spec.egress[1] (tcp-443) holds 1 CIDR\n")
                .contains("    annotations of ours: rangekeeper.io/egress\n")
                .contains("nothing happens to them")
                .doesNotContain("kubectl")
                .endsWith("  rangekeeper uninstall --strip -f " + manifests + "\n");
        assertThat(texts()).isEqualTo(before);
    }

    @Test
    void strippingLeavesEveryLineThatIsNotOurs() throws IOException {
        Map<String, String> before = texts();

        Run run = uninstall("--strip", "--yes");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("Stripped " + STRIPE + ".\n");
        Map<String, String> after = texts();
        for (Map.Entry<String, String> file : before.entrySet()) {
            List<String> kept = new ArrayList<>(file.getValue().lines().toList());
            kept.removeIf(
                    line -> line.contains("rangekeeper.io/") && !line.strip().startsWith("#"));
            kept.removeIf(line -> line.matches("  (labels|annotations):|      (aws|or gcp)\\{.*"));
            String now = after.getOrDefault(file.getKey(), "");
            assertThat(now).doesNotContain("rangekeeper.io/managed: \"true\"");
            assertThat(file.getValue().lines().toList()).containsAll(now.lines().toList());
            assertThat(now.lines()).containsAll(kept);
        }
        assertThat(uninstall().out()).startsWith("There is no policy with the label ");
    }

    @Test
    void onlyTheNamedPolicyIsStripped() throws IOException {
        Map<String, String> before = texts();

        Run run = uninstall(STRIPE, "--strip", "--yes");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(texts())
                .satisfies(after -> {
                    assertThat(after.remove("stripe.yaml"))
                            .isNotEqualTo(before.remove("stripe.yaml"));
                    assertThat(after).isEqualTo(before);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"n\n", "", "yess\n"})
    void anyOtherAnswerThanYesChangesNothing(String answer) throws IOException {
        Map<String, String> before = texts();

        Run run = new Cli(Map.of(), true).answer(answer, arguments("--strip"));

        assertThat(run.exitCode()).isEqualTo(ExitCode.ATTENTION);
        assertThat(run.out()).contains("Take our label and annotations off? [y/N] ");
        assertThat(texts()).isEqualTo(before);
    }

    @Test
    void aPersonSaysYes() {
        Run run = new Cli(Map.of(), true).answer("y\n", arguments("--strip"));

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Stripped ");
    }

    @Test
    void withoutATerminalItWantsToBeToldYes() {
        Run run = uninstall("--strip");

        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("no terminal to ask on", "--yes");
    }

    @Test
    void anUnknownPolicyIsAnErrorAndNothingIsChanged() throws IOException {
        Map<String, String> before = texts();

        Run run = uninstall(STRIPE, "payments/nothing", "--strip", "--yes");

        assertThat(run.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(run.err()).contains("there is no policy payments/nothing with the label");
        assertThat(texts()).isEqualTo(before);
    }

    @Test
    void whatCannotBeReadNeedsSomebody() {
        Cli.write(
                manifests.resolve("more.yaml"),
                Cli.policy("more", "a: b").replace("\"true\"", "true"));

        assertThat(uninstall().out()).contains("not readable: " + manifests.resolve("more.yaml"));
        assertThat(uninstall("--strip", "--yes").exitCode()).isEqualTo(ExitCode.ATTENTION);
    }

    @Test
    void whatCannotBeEditedIsToldAndTheOthersAreStripped() {
        Cli.write(
                manifests.resolve("more.yaml"),
                Cli.policy("more", "a: b")
                        .replace(
                                "{rangekeeper.io/managed: \"true\"}",
                                "{a: b, # why\n    rangekeeper.io/managed: \"true\"}"));

        Run run = uninstall("--strip", "--yes");

        assertThat(run.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(run.err()).startsWith("rangekeeper: more was left as it is: ");
        assertThat(run.out()).contains("Stripped " + STRIPE + ".");
    }

    private Run uninstall(String... arguments) {
        return Cli.run(arguments(arguments));
    }

    private String[] arguments(String... arguments) {
        return Stream.of(
                        Stream.of("uninstall"),
                        Stream.of(arguments),
                        Stream.of("-f", manifests.toString()))
                .flatMap(words -> words)
                .toArray(String[]::new);
    }

    private Map<String, String> texts() throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.list(manifests)) {
            files.forEach(file -> texts.put(file.getFileName().toString(), Cli.read(file)));
        }
        return texts;
    }
}
