package io.rangekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.cli.Cli.Run;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FeedsCheckCommandTest {
    private static final String ROWS = "1.1.1.0/24\n1.1.2.0/24\n10.0.0.0/8\n";

    @TempDir private Path folder;

    @Test
    void anOwnFeedShowsWhatWasReadAndWhatWasSetAside() {
        Run run = check("mine", "--config", own(ROWS + "nonsense\n", 2).toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith(
                        "  mine: 3 ranges\n      " + folder.resolve("mine.txt") + ", 2026-02-03")
                .contains("note: 1 of 4 entries cannot be read and were left out: ", "nonsense")
                .contains("note: 1 of 4 entries never enter a policy: ", "10.0.0.0/8")
                .contains("4 entries: 1 malformed and left out, 1 quarantined\n")
                .contains("may enter a policy: 2 IPv4 CIDRs (512 addresses)\n")
                .contains("      site:\n               3  hq\n");
    }

    @Test
    void aRefusedDocumentSaysWhy() {
        Run run = check("mine", "--config", own(ROWS, 5).toString());

        assertThat(run)
                .isEqualTo(
                        new Run(
                                ExitCode.ERROR,
                                "",
                                "rangekeeper: mine is refused (implausible): 2 ranges where at least"
                                        + " 5 are expected\n"));
    }

    @Test
    void acceptedDocumentsAreShownBesideRefusedOnes() {
        Path samples = Cli.copy(Cli.SAMPLES, folder.resolve("samples"));
        Cli.write(samples.resolve("stripe-api.json"), "<html>");

        Run run = check("stripe", "--recorded", samples.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(run.out()).contains("  stripe/webhooks: ").doesNotContain("stripe/api");
        assertThat(run.err()).startsWith("rangekeeper: stripe/api is refused (malformed): ");
    }

    @Test
    void aFileNeedsNoConfiguration() {
        Path file = Cli.write(folder.resolve("my ranges.json"), "{\"a\": [\"1.1.1.0/24\"]}");

        for (String what : new String[] {file.toString(), file.toUri().toString()}) {
            Run run = check(what, "--ranges", ".a[] | {prefix: ., kind: \"x\"}");

            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(run.out()).startsWith("  document: 1 range\n").contains("kind:", "1  x\n");
        }
    }

    @Test
    void columnsOfAFileAreNamed() {
        Path file = Cli.write(folder.resolve("a.csv"), "here,x,1.1.1.1\n");

        Run run = check(file.toString(), "--format", "csv", "--columns", "site,-,prefix");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("site:", "1  here\n");
    }

    record Mistake(int exitCode, String err, String arguments) {}

    static Stream<Mistake> mistakes() {
        return Stream.of(
                new Mistake(1, "there is no feed awz; did you mean aws?", "awz"),
                new Mistake(1, "there is no feed slack: Slack publishes no list", "slack"),
                new Mistake(
                        1,
                        "url: only https addresses are fetched",
                        "http://example.com/ --format text"),
                new Mistake(1, "ranges: not a jq program: ", "pom.xml --ranges .["),
                new Mistake(1, "columns: one of them must be prefix", "pom.xml --format csv"),
                new Mistake(64, "json needs --ranges", "pom.xml"),
                new Mistake(64, "a feed has its own", "aws --format text"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsExplained(Mistake mistake) {
        Run run = check(mistake.arguments.split(" ", -1));

        assertThat(run.exitCode()).isEqualTo(mistake.exitCode);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("rangekeeper: ").contains(mistake.err);
    }

    @Test
    void aProxyThatCannotBeMeantIsSaidToBeAndNotRepeated() {
        Run run =
                new Cli(Map.of("HTTPS_PROXY", "nonsense://secret@"), false)
                        .call(
                                "feeds",
                                "check",
                                own(ROWS, 1).resolveSibling("mine.txt") + "",
                                "--format",
                                "text");

        assertThat(run.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(run.err()).contains("HTTPS_PROXY").doesNotContain("secret", "happened");
    }

    private Path own(String text, int minRanges) {
        Path document = Cli.write(folder.resolve("mine.txt"), text);
        return Cli.write(
                folder.resolve("config.yaml"),
                "feeds: {mine: {url: '%s', format: text, attributes: {site: hq}, expect: {minRanges: %d}}}"
                        .formatted(document.toUri(), minRanges));
    }

    private static Run check(String... arguments) {
        return Cli.run(
                Stream.concat(Stream.of("feeds", "check"), Stream.of(arguments))
                        .toArray(String[]::new));
    }
}
