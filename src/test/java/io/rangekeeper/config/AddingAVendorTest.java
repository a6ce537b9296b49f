package io.rangekeeper.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.feed.Feed;
import io.rangekeeper.feed.FeedFetcher;
import io.rangekeeper.feed.FetchedFeeds;
import io.rangekeeper.feed.RecordedDocuments;
import io.rangekeeper.select.Expression;
import io.rangekeeper.select.Resolution;
import io.rangekeeper.testing.Fetchers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The documentation's own example of feeds that a user adds.
class AddingAVendorTest {
    private static final Path README = Path.of("config/README.md");

    @TempDir Path folder;

    private Configuration configuration = Configuration.defaults();

    @BeforeEach
    void readTheDocumentation() throws IOException {
        String text = Files.readString(README);
        int start = text.indexOf("```yaml\n", text.indexOf("### Adding a vendor")) + 8;
        configuration =
                Configuration.read(text.substring(start, text.indexOf("```", start)), "README");
    }

    @Test
    void aVendorsDocumentIsReadByItsProgram() throws IOException, InterruptedException {
        Files.writeString(
                folder.resolve("grafana-eu.json"),
                """
                {"metadata": {"schemaVersion": "v1", "region": "prod-eu-west-2"},
                 "services": {
                   "metrics": {"direction": "ingress-to-grafana", "ipv4": ["11.0.0.10/32"]},
                   "logs":    {"direction": "ingress-to-grafana", "ipv4": ["11.0.0.11/32"]},
                   "grafana": {"direction": "egress-from-grafana", "ipv4": ["11.0.1.20/32"]}}}
                """);

        assertThat(select("@telemetry")).isEqualTo(CidrSet.parse("11.0.0.10/31"));
        assertThat(select("grafana-eu{service='grafana'}"))
                .isEqualTo(CidrSet.parse("11.0.1.20/32"));
    }

    @Test
    void rowsAreReadByTheirColumns() throws IOException, InterruptedException {
        Files.writeString(
                folder.resolve("branches.csv"),
                """
                site,contact,network
                "paris","Anne, 2nd floor",11.0.2.0/24
                "oslo","Per",11.0.3.0/24
                """);

        assertThat(select("branches{site='paris', owner='us'}"))
                .isEqualTo(CidrSet.parse("11.0.2.0/24"));
    }

    @Test
    void theExampleIsNoFeedOfTheCatalogue() {
        List<String> added =
                configuration.catalogue().feeds().stream()
                        .map(Feed::name)
                        .filter(name ->
                                !Configuration.defaults().catalogue().names().contains(name))
                        .toList();

        assertThat(added).containsExactly("branches", "grafana-eu");
    }

    private CidrSet select(String text) throws InterruptedException {
        Expression expression = Expression.parse(text);
        FetchedFeeds feeds =
                Fetchers.of(
                                configuration.catalogue(),
                                new RecordedDocuments(folder),
                                Duration.ofMinutes(1))
                        .fetch(
                                configuration.resolver().feeds(expression),
                                FeedFetcher.Progress.NONE);
        Resolution resolution = configuration.resolver().resolve(expression, feeds.snapshots());
        return ((Resolution.Resolved) resolution).selected();
    }
}
