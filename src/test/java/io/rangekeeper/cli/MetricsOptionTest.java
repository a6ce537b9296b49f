package io.rangekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.cli.Cli.Run;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `--metrics` leaves for node_exporter.
class MetricsOptionTest {
    @TempDir private Path folder;

    @Test
    void whatWasFetchedAndRefusedIsMeasured() {
        Path samples = Cli.copy(Cli.SAMPLES, folder.resolve("samples"));
        Cli.write(samples.resolve("stripe-webhooks.json"), "<html>");
        Path file = folder.resolve("rangekeeper.prom");

        Run run =
                Cli.run(
                        "plan",
                        "-f",
                        "deploy/examples",
                        "--recorded",
                        samples.toString(),
                        "--metrics",
                        file.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(Cli.read(file))
                .contains(
                        "rangekeeper_feed_fetches_total{document=\"\",feed=\"aws\",outcome=\"changed\"} 1.0\n",
                        "rangekeeper_feed_refusals_total{document=\"webhooks\",feed=\"stripe\",reason=\"malformed\"} 1.0\n",
                        "rangekeeper_feed_ranges{family=\"ipv4\",feed=\"gcp\"} ")
                .doesNotContain("feed=\"github\"");
    }

    @Test
    void thatTheyCannotBeWrittenIsToldAndKeepsNobodyFromWork() {
        Run run =
                Cli.run("ranges", "gcp", "--recorded", Cli.SAMPLES, "--metrics", folder.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.lines()).isNotEmpty();
        assertThat(run.err()).contains("metrics cannot be written to " + folder);
    }
}
