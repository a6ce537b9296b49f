package io.rangekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.cli.Cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplyCommandTest {
    private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));

    @TempDir private Path folder;
    private Path samples = Path.of("");

    @BeforeEach
    void copySamples() {
        samples = Cli.copy(Cli.SAMPLES, folder.resolve("samples"));
        Cli.copy("deploy/examples", folder.resolve("examples"));
    }

    @Test
    void theExamplesAreWrittenAndThenInStep() throws IOException {
        Run first = apply();

        assertThat(first.exitCode()).isEqualTo(ExitCode.ATTENTION);
        assertThat(first.err()).isEmpty();
        assertThat(first.out())
                .startsWith("Applied to 6 labelled policies in ")
                .contains("~ payments/allow-egress-to-stripe  changed  ")
                .contains("~ orders/allow-egress-to-dynamodb  changed, a part HELD  ")
                .contains("= web/allow-egress-to-reporting  in step  ")
                .contains("allowed nothing; now allows 6 IPv4 CIDRs (8 addresses)")
                .contains("5 of 6 policies changed: opened ")
                .doesNotContain("would");

        Map<Path, String> written = written();
        Run second = apply();

        assertThat(second.out()).contains("Nothing was changed.").doesNotContain("changed  ");
        assertThat(written()).isEqualTo(written);
        for (Path file : written.keySet()) {
            assertThat(Files.getLastModifiedTime(file)).isEqualTo(LONG_AGO);
        }
    }

    @Test
    void whatIsWrittenIsWhatIsPublishedAndTheRestStaysByteForByte() {
        Path file = folder.resolve("examples/stripe.yaml");
        List<String> before = Cli.read(file).lines().toList();

        apply();

        List<String> after = Cli.read(file).lines().toList();
        assertThat(after)
                .containsSubsequence(
                        "    - ipBlock: {cidr: 11.201.3.14/31}",
                        "    - ipBlock: {cidr: 11.201.40.8/31}",
                        "    - ipBlock: {cidr: 11.201.77.120/32}",
                        "    - ipBlock: {cidr: 11.201.90.33/32}",
                        "    - ipBlock: {cidr: 11.201.112.200/32}",
                        "    - ipBlock: {cidr: 11.201.120.5/32}");
        assertThat(withoutOurs(after)).isEqualTo(withoutOurs(before));
    }

    @Test
    void anOwnersChangeIsFollowedAndAHandEditIsUndone() {
        apply();
        Cli.edit(samples.resolve("stripe-api.json"), "\"11.201.120.5\"", "\"11.201.121.9\"");
        Path file = folder.resolve("examples/object-storage.yaml");
        Cli.edit(file, "cidr: 11.144.16.0/20", "cidr: 0.0.0.0/0");

        Run run = apply();

        assertThat(run.out())
                .contains("publishes something else: gains 1 IPv4 address of Stripe api; loses")
                .contains("\n      + 11.201.121.9/32\n      - 11.201.120.5/32")
                .contains("somebody edited the rule by hand:");
        assertThat(Cli.read(file)).contains("cidr: 11.144.16.0/20").doesNotContain("0.0.0.0");
    }

    @Test
    void aDocumentThatIsGoneLeavesWhatWasWrittenAlone() throws IOException {
        apply();
        Files.delete(samples.resolve("stripe-api.json"));
        Map<Path, String> written = written();

        Run run = apply();

        assertThat(run.exitCode()).isEqualTo(ExitCode.ATTENTION);
        assertThat(run.out()).contains("waiting: stripe/api could not be read");
        assertThat(written()).isEqualTo(written);
    }

    @Test
    void whatNeedsNobodyExitsWithZero() throws IOException {
        Files.delete(folder.resolve("examples/legacy.yaml"));

        assertThat(apply().exitCode()).isZero();
    }

    @Test
    void aPolicyThatSharesItsPeersByAnAliasIsReportedAndTheOthersAreWritten() {
        String shared =
                Cli.policy("shared", "rangekeeper.io/egress.tcp-443: gcp")
                        .replace("- to: [", "- to: &peers [");
        Cli.write(folder.resolve("examples/shared.yaml"), shared + "  - to: *peers\n");

        Run run = apply();

        assertThat(run.exitCode()).isEqualTo(ExitCode.ATTENTION);
        assertThat(run.out())
                .contains("shared.yaml")
                .contains("~ payments/allow-egress-to-stripe  changed");
    }

    private Run apply() {
        return Cli.run(
                "apply",
                "-f",
                folder.resolve("examples").toString(),
                "--recorded",
                samples.toString());
    }

    /// The files' bytes; sets their times back, so that any write shows.
    private Map<Path, String> written() throws IOException {
        Map<Path, String> texts = new HashMap<>();
        try (Stream<Path> files = Files.list(folder.resolve("examples"))) {
            for (Path file : files.toList()) {
                texts.put(file, Cli.read(file));
                Files.setLastModifiedTime(file, LONG_AGO);
            }
        }
        return texts;
    }

    private static List<String> withoutOurs(List<String> lines) {
        return lines.stream()
                .filter(line ->
                        !line.contains("ipBlock:") && !line.contains("rangekeeper.io/applied"))
                .toList();
    }
}
