package io.rangekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.cli.Cli.Run;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {"plan", "apply", "approve", "ranges", "feeds", "feeds show", "feeds check"})
    void helpTeachesACommand(String command) {
        Run run = Cli.run((command + " --help").split(" ", -1));

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith("Usage: rangekeeper " + command)
                .contains("Exit codes:", "--recorded", "--verbose");
        assertThat(run.lines()).allMatch(line -> line.length() <= 100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan", "apply", "approve", "ranges", "feeds"})
    void helpMayStandBeforeACommandToo(String command) {
        assertThat(Cli.run("help", command).out()).isEqualTo(Cli.run(command, "--help").out());
    }

    @Test
    void theRootSaysWhereToStart() {
        assertThat(Cli.run("--help").out())
                .contains("plan", "apply", "approve", "ranges", "feeds", "uninstall", "completion")
                .doesNotContain("manual")
                .contains("rangekeeper plan -f deploy/examples --recorded config/samples");
        assertThat(Cli.run("--version").out()).startsWith("rangekeeper ").contains("Java 25");
    }

    @Test
    void completionIsGenerated() {
        Run run = Cli.run("completion", "bash");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("#!/usr/bin/env bash").contains("_complete_rangekeeper");
    }

    record Case(List<String> arguments, int exitCode, List<String> err) {
        static Case usage(String arguments, String... err) {
            return new Case(List.of(arguments.split(" ", -1)), ExitCode.USAGE, List.of(err));
        }

        static Case error(String arguments, String... err) {
            return new Case(List.of(arguments.split(" ", -1)), ExitCode.ERROR, List.of(err));
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case(
                        List.of(),
                        ExitCode.USAGE,
                        List.of(
                                "rangekeeper: Missing required subcommand",
                                "'rangekeeper --help' says what there is.")),
                Case.usage(
                        "plna",
                        "rangekeeper: Unmatched argument at index 0: 'plna'",
                        "Did you mean: rangekeeper plan or rangekeeper apply or"
                                + " rangekeeper explain?",
                        "'rangekeeper --help' says what there is."),
                Case.usage(
                        "plan --filenam x",
                        "rangekeeper: Unknown options: '--filenam', 'x'",
                        "Possible solutions: --filename",
                        "'rangekeeper plan --help' says what there is."),
                Case.usage(
                        "ranges",
                        "rangekeeper: Missing required parameter: 'EXPR'",
                        "'rangekeeper ranges --help' says what there is."),
                Case.usage(
                        "plan -f x -n y",
                        "rangekeeper: -f reads manifests; --kubeconfig, --context and --namespace"
                                + " are for a cluster: give one or the other"),
                Case.usage(
                        "feeds --recorded config/samples show aws",
                        "rangekeeper: --recorded stands before 'show', which does not see it: write"
                                + " it after 'show'",
                        "'rangekeeper feeds show --help' says what there is."),
                Case.usage(
                        "feeds --config x --fetch check aws",
                        "rangekeeper: --config stands before 'check', which does not see it: write"
                                + " it after 'check'; --fetch stands before 'check', which does not"
                                + " see it: 'check' has no such option",
                        "'rangekeeper feeds check --help' says what there is."),
                Case.usage(
                        "--verbose feeds -o json --verbose record folder --verbose",
                        "rangekeeper: --output stands before 'record', which does not see it:"
                                + " 'record' has no such option",
                        "'rangekeeper feeds record --help' says what there is."),
                Case.error("plan -f nowhere", "rangekeeper: -f: nowhere does not exist"),
                Case.error(
                        "plan -f deploy/examples --recorded nowhere",
                        "rangekeeper: --recorded: nowhere does not exist"),
                Case.error(
                        "plan -f deploy/examples --recorded pom.xml",
                        "rangekeeper: --recorded: pom.xml is no folder"),
                Case.error(
                        "ranges gcp --config nowhere",
                        "rangekeeper: --config: nowhere does not exist"),
                Case.error("ranges gcp --config src", "rangekeeper: --config: src is a folder"),
                Case.error(
                        "apply --kubeconfig nowhere",
                        "rangekeeper: there is no kubeconfig nowhere"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aMistakeIsExplainedOnTheErrorOutput(Case example) {
        Run run = Cli.run(example.arguments.toArray(String[]::new));

        assertThat(run.exitCode()).isEqualTo(example.exitCode);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).containsExactlyElementsOf(example.err);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "feeds show stripe --recorded config/samples",
                "--verbose feeds show stripe --recorded config/samples",
                "feeds --verbose show stripe --recorded config/samples"
            })
    void anOptionIsSeenWhereItStands(String arguments) {
        assertThat(Cli.run(arguments.split(" ", -1)))
                .isEqualTo(Cli.run("feeds", "show", "stripe", "--recorded", Cli.SAMPLES))
                .extracting(Run::exitCode, Run::err)
                .containsExactly(ExitCode.OK, "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "feeds --recorded x show --help",
                "feeds --recorded x --help show y",
                "--help feeds --recorded x show y",
                "--version feeds --recorded x show y"
            })
    void whoeverAsksForHelpGetsIt(String arguments) {
        Run run = Cli.run(arguments.split(" ", -1));

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).containsAnyOf("Usage: rangekeeper ", "Java 25");
    }

    @Test
    void everyMistakeOfAConfigurationHasALine() {
        Path config =
                Cli.write(
                        folder.resolve("rangekeeper.yaml"),
                        "mode: of\nbudgets: {}\nfeeds: {aws: {every: 10s}}\n");

        Run run = Cli.run("ranges", "gcp", "--config", config.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(run.err().lines())
                .hasSize(3)
                .allMatch(line -> line.startsWith("rangekeeper: "))
                .anyMatch(line -> line.contains("feeds.aws.every: 10s is below the minimum of 1m"))
                .anyMatch(line -> line.contains("budgets: unknown key"));
    }

    @Test
    void aConfigurationThatIsNotUtf8IsSaidToBe() throws IOException {
        Path config = Files.write(folder.resolve("c"), new byte[] {'a', (byte) 0xff});

        assertThat(Cli.run("ranges", "gcp", "--config", config.toString()).err())
                .isEqualTo("rangekeeper: --config: " + config + " is not UTF-8\n");
    }

    @Test
    void aStackTraceIsPrintedOnlyWhenItIsAskedFor() {
        assertThat(Cli.run("plan", "-f", "nowhere").err()).doesNotContain("at io.rangekeeper");
        assertThat(Cli.run("plan", "-f", "nowhere", "--verbose").err())
                .contains("    at io.rangekeeper.cli.");
        assertThat(Cli.run("--verbose", "plan", "-f", "nowhere").err())
                .contains("    at io.rangekeeper.cli.");
    }

    @Test
    void whatNobodyExpectedIsOneLine() {
        StringWriter err = new StringWriter();

        int exitCode =
                new Errors(new PrintWriter(err))
                        .report(new IllegalStateException("a\u001b[2Jb"), false);

        assertThat(exitCode).isEqualTo(ExitCode.ERROR);
        assertThat(err)
                .hasToString(
                        "rangekeeper: this should not have happened: java.lang.IllegalStateException:"
                                + " a\\u001b[2Jb (--verbose prints a stack trace; please report it)\n");
    }
}
