package io.rangekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.cli.Cli.Run;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedsShowCommandTest {
    @TempDir private Path folder;

    @Test
    void aFeedIsDescribedWithoutTheNetwork() {
        Run run = Cli.run("feeds", "show", "stripe");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith("stripe: Stripe\n  https://docs.stripe.com/ips\n  read every 6h,")
                .contains("  stripe/webhooks (ingress: these addresses call you)\n")
                .contains("      https://stripe.com/files/ips/ips_webhooks.json\n")
                .contains("at least 90 ranges, no IPv4 block wider than /24, no IPv6 ")
                .contains("  list: api, webhooks or armada_gator ")
                .contains("  stripe{list=\"webhooks\"}: webhooks of all accounts")
                .doesNotContain("read: ");
    }

    @Test
    void documentsAddTheAttributesValuesWithTheirCounts() {
        Run run = Cli.run("feeds", "show", "stripe", "--recorded", Cli.SAMPLES);

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("      read: ").containsPattern("(?m)^ +\\d+  api$");
    }

    @Test
    void theMostFrequentValuesStandFirstAndTheRestIsCounted() {
        StringBuilder rows = new StringBuilder("1.1.1.1,often\n1.1.1.2,often\n");
        for (int i = 10; i < 22; i++) {
            rows.append("1.1.2.").append(i).append(",v").append(i).append('\n');
        }
        Path config = own(rows.toString());

        Run run = Cli.run("feeds", "show", "mine", "--fetch", "--config", config.toString());

        assertThat(run.out())
                .contains("  site: where\n           2  often\n           1  v10\n")
                .contains("    and 3 more values\n");
    }

    @Test
    void aDocumentThatIsRefusedSaysWhy() {
        Path config = own("no address\n");

        Run run = Cli.run("feeds", "show", "mine", "--fetch", "--config", config.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("      refused (");
    }

    @Test
    void whatATerminalWouldActUponIsEscaped() {
        Path config = own("1.1.1.1,a\u202eb\n");

        Run run = Cli.run("feeds", "show", "mine", "--fetch", "--config", config.toString());

        assertThat(run.out()).contains("1  a\\u202eb\n").doesNotContain("\u202e");
    }

    @Test
    void aVendorWithoutAFeedHasAdvice() {
        Run run = Cli.run("feeds", "show", "slack");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .startsWith("slack: Slack publishes no list of its addresses\n  allow it by name;")
                .endsWith("  https://docs.slack.dev/concepts/security/\n");
    }

    @Test
    void anUnknownNameHasNeighbours() {
        assertThat(Cli.run("feeds", "show", "strpe"))
                .isEqualTo(
                        new Run(
                                ExitCode.ERROR,
                                "",
                                "rangekeeper: there is no feed strpe; did you mean stripe?"
                                        + " ('rangekeeper feeds' lists all)\n"));
    }

    private Path own(String rows) {
        Path document = Cli.write(folder.resolve("mine.csv"), rows);
        return Cli.write(
                folder.resolve("config.yaml"),
                "feeds: {mine: {url: '%s', format: csv, columns: [prefix, site], labels: {site: where}}}"
                        .formatted(document.toUri()));
    }
}
