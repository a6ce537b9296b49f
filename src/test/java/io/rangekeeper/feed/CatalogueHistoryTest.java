package io.rangekeeper.feed;

import static io.rangekeeper.feed.Documents.shared;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the vendors' addresses answered over the years, good and bad; skipped where the folder of
/// recorded documents is not there.
class CatalogueHistoryTest {
    /// Where a folder is not called as the document.
    private static final Map<String, DocumentKey> KEYS =
            Map.of(
                    "aws-consecutive", new DocumentKey("aws", ""),
                    "aws-events", new DocumentKey("aws", ""),
                    "github-format-flap", new DocumentKey("github", ""),
                    "zscaler", new DocumentKey("zscaler", "cenr"),
                    "zscaler-hub-prefixes", new DocumentKey("zscaler", "hubs"),
                    "cloudflare-v4", new DocumentKey("cloudflare", "ips-v4"),
                    "cloudflare-v6", new DocumentKey("cloudflare", "ips-v6"));

    @Test
    void whatServersAnsweredInsteadIsRefusedAsMalformed() throws IOException {
        for (Path file : files(shared("broken"))) {
            if (isWhole(file)) {
                continue;
            }
            Fetched answer =
                    Fetched.fromServer(Files.readAllBytes(file), file.toString(), Documents.NOON);

            assertThat(DocumentReader.read(document(file), answer))
                    .as("%s", file)
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.reason()).isEqualTo(Refusal.MALFORMED));
        }
    }

    @Test
    void aDocumentWithOneBadRowIsReadWithoutIt() throws IOException {
        Path file = shared("broken/linode/INVALIDROW-2025-05-04T090841Z.csv");
        long rows;
        try (Stream<String> lines = Files.lines(file)) {
            rows = lines.filter(line -> !line.isBlank() && !line.startsWith("#")).count();
        }

        Accepted accepted = Documents.accepted(DocumentReader.read(document(file), read(file)));

        assertThat(accepted.entries()).isEqualTo((int) rows);
        assertThat(accepted.malformed()).isEqualTo(1);
        assertThat(accepted.notes()).singleElement().asString().contains("\"None\"");
    }

    /// As text it is a row with a blank too many; the entry knows that Zscaler writes such.
    @Test
    void aBlankAfterOneOfZscalersPrefixesDoesNotCostIt() throws IOException {
        Path file = shared("broken/zscaler-hub-prefixes/INVALIDENTRY-2024-12-05T173017Z.json");

        Accepted accepted = Documents.accepted(DocumentReader.read(document(file), read(file)));

        assertThat(accepted.entries()).isEqualTo(61);
        assertThat(accepted.malformed()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "atlassian",
                "aws",
                "aws-consecutive",
                "aws-events",
                "azure",
                "digitalocean",
                "gcp",
                "github",
                "github-format-flap",
                "googlebot",
                "linode",
                "okta",
                "oracle",
                "zscaler"
            })
    void everyDocumentOfTheYearsIsReadWithoutALeftover(String folder) throws IOException {
        for (Path file : files(shared("history/" + folder))) {
            Accepted accepted = Documents.accepted(DocumentReader.read(document(file), read(file)));

            assertThat(accepted.malformed()).as("%s", file).isZero();
            assertThat(accepted.entries()).as("%s", file).isGreaterThan(50);
        }
    }

    private static FeedDocument document(Path file) {
        String folder = file.getName(file.getNameCount() - 2).toString();
        return Documents.builtIn(KEYS.getOrDefault(folder, new DocumentKey(folder, "")));
    }

    private static boolean isWhole(Path file) {
        return String.valueOf(file.getFileName()).startsWith("INVALID");
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /// As a file that somebody chose: old documents had fewer entries.
    private static Fetched read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (file.toString().endsWith(".gz")) {
            try (GZIPInputStream stream = new GZIPInputStream(Files.newInputStream(file))) {
                bytes = stream.readAllBytes();
            }
        }
        return Fetched.fromFile(bytes, file.toString(), Documents.NOON);
    }
}
