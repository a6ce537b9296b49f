package io.rangekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rangekeeper.cli.Cli.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RangesCommandTest {
    private static final Path RECORDED = Path.of("..", "shared", "feeds", "recorded");

    @TempDir private Path folder;

    @Test
    void onAPipeThereIsOneCidrALineAndNothingElse() {
        Run run = ranges("stripe{list=\"api\"}");

        assertThat(run)
                .isEqualTo(
                        new Run(
                                0,
                                """
                                11.201.3.14/31
                                11.201.40.8/31
                                11.201.77.120/32
                                11.201.90.33/32
                                11.201.112.200/32
                                11.201.120.5/32
                                """,
                                ""));
    }

    @Test
    void aPersonSeesCountsAndSourcesToo() {
        Run run =
                new Cli(Map.of(), true)
                        .call("ranges", "stripe{list=\"api\"} or gcp", "--recorded", Cli.SAMPLES);

        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("11.201.3.14/31\n")
                .contains(
                        "stripe{list=\"api\"} or gcp\nselects 12 IPv4 CIDRs (15,624 addresses) and ")
                .contains("  stripe{list=\"api\"}: 6 IPv4 CIDRs (8 addresses)\n")
                .contains("gcp: 10 ranges, version 1767225600000");
    }

    @Test
    void jsonHoldsTheSame() {
        Run run = ranges("stripe{list=\"api\"}", "-o", "json");

        assertThat(run.out())
                .contains("\"expression\" : \"stripe{list=\\\"api\\\"}\"")
                .contains("\"11.201.3.14/31\"")
                .contains("\"document\" : \"stripe/webhooks\"");
    }

    record Mistake(String expression, String error) {}

    static Stream<Mistake> mistakes() {
        return Stream.of(
                new Mistake(
                        "aws{x=\"1\"",
                        """
                        rangekeeper: aws{x="1"
                        rangekeeper:          ^ column 10: expected "," or "}", found the end
                        """),
                new Mistake(
                        "gcp or awz",
                        """
                        rangekeeper: gcp or awz
                        rangekeeper:        ^ column 8: feed "awz" does not exist; did you mean aws?
                        """),
                new Mistake(
                        "aws{region=\"\u202e\"} or awz",
                        """
                        rangekeeper: aws{region="\\u202e"} or awz
                        rangekeeper:             ^ column 13: U+202E cannot stand in a string; expected a printable character, \\n or \\t
                        """),
                new Mistake(
                        "gcp{x=\"1\"}",
                        """
                        rangekeeper: gcp{x="1"}
                        rangekeeper:     ^ column 5: gcp has no attribute "x" (it has family, scope and service)
                        """));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsPointedAt(Mistake mistake) {
        assertThat(ranges(mistake.expression)).isEqualTo(new Run(1, "", mistake.error));
    }

    @Test
    void anUnreadableFeedIsAnErrorAndSelectsNothing() {
        Cli.write(folder.resolve("gcp.json"), "not json");

        Run run = Cli.run("ranges", "gcp", "--recorded", folder.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("rangekeeper: gcp could not be read: ");
    }

    record Figure(String expression, int ipv4, int ipv6) {}

    static Stream<Figure> figures() {
        return Stream.of(
                new Figure("aws{service=\"S3\",region=\"us-east-1\"}", 15, 17),
                new Figure("aws{service=\"EC2\"}", 726, 1714),
                new Figure("aws{service=\"DYNAMODB\",family=\"ipv4\"}", 28, 0),
                new Figure("gcp", 441, 28),
                new Figure("aws{service=\"AMAZON\"}", 1753, 2107));
    }

    @ParameterizedTest
    @MethodSource("figures")
    void realDocumentsGiveTheFiguresThatWereCountedIndependently(Figure figure) {
        assumeTrue(
                Files.isDirectory(RECORDED), "the recorded documents are not beside this checkout");

        Run run = Cli.run("ranges", figure.expression, "--recorded", RECORDED.toString());

        assertThat(run.lines().stream().filter(line -> !line.contains(":"))).hasSize(figure.ipv4);
        assertThat(run.lines().stream().filter(line -> line.contains(":"))).hasSize(figure.ipv6);
    }

    private static Run ranges(String expression, String... more) {
        return Cli.run(
                Stream.concat(
                                Stream.of("ranges", expression, "--recorded", Cli.SAMPLES),
                                Stream.of(more))
                        .toArray(String[]::new));
    }
}
