package io.rangekeeper.feed;

import static io.rangekeeper.feed.Documents.accepted;
import static io.rangekeeper.feed.Documents.shared;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rangekeeper.cidr.CidrSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every entry of the documents that vendors really published is a range of the catalogue's feed;
/// skipped where the folder of recorded documents is not there.
class CatalogueRecordedTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// A recorded document and another way to find the prefixes in it.
    record Recorded(String key, String file, Function<String, List<String>> prefixes) {
        @Override
        public String toString() {
            return key;
        }
    }

    static Stream<Recorded> recorded() {
        return Stream.of(
                lines("akamai/v4", "akamai-v4.txt"),
                json("atlassian", "atlassian.json", root -> found(root, "cidr")),
                json("aws", "aws.json", root -> found(root, "ip_prefix", "ipv6_prefix")),
                json("azure", "azure.json", root -> found(root, "addressPrefixes")),
                lines("cloudflare/ips-v4", "cloudflare-ips-v4.txt"),
                lines("cloudflare/ips-v6", "cloudflare-ips-v6.txt"),
                json("datadog/us1", "datadog.json", CatalogueRecordedTest::datadog),
                lines("digitalocean", "digitalocean.csv"),
                json("fastly", "fastly.json", root -> found(root, "addresses", "ipv6_addresses")),
                google("gcp"),
                json("github", "github.json", CatalogueRecordedTest::github),
                google("google"),
                google("google-special-crawlers"),
                google("google-user-triggered-fetchers"),
                google("googlebot"),
                lines("hetrixtools", "hetrixtools.txt"),
                json("imperva", "imperva.json", root -> found(root, "ipRanges", "ipv6Ranges")),
                lines("linode", "linode.csv"),
                json("microsoft365", "microsoft365.json", root -> found(root, "ips")),
                json("okta", "okta.json", root -> found(root, "ip_ranges")),
                json("oracle", "oracle.json", root -> found(root, "cidr")),
                lines("pingdom/ipv4", "pingdom-ipv4.txt"),
                lines("telegram", "telegram.txt"),
                lines("uptimerobot/ipv4", "uptimerobot-ipv4.txt"),
                lines("uptimerobot/ipv6", "uptimerobot-ipv6.txt"),
                json("zscaler/cenr", "zscaler-cenr.json", root -> found(root, "range", "svpnIPs")),
                json("zscaler/hubs", "zscaler-hubs.json", root -> found(root, "hubPrefixes")));
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void everyEntryIsARange(Recorded recorded) throws IOException {
        Path file = shared("recorded/" + recorded.file());
        byte[] bytes = Files.readAllBytes(file);
        List<String> prefixes =
                recorded.prefixes().apply(new String(bytes, StandardCharsets.UTF_8));

        Accepted accepted =
                accepted(
                        DocumentReader.read(
                                Documents.builtIn(DocumentKey.parse(recorded.key())),
                                Fetched.fromServer(bytes, file.toString(), Documents.NOON)));

        assertThat(accepted.entries()).isEqualTo(prefixes.size());
        assertThat(accepted.notes()).as("leftovers").isEmpty();
        assertThat(union(accepted)).isEqualTo(CidrSet.parse(prefixes.toArray(String[]::new)));
    }

    /// Whatever a vendor publishes next, it is no tenth of what it published.
    @ParameterizedTest
    @MethodSource("recorded")
    void aTenthOfTheEntriesWouldBeTooFew(Recorded recorded) throws IOException {
        String text = Files.readString(shared("recorded/" + recorded.file()));
        FeedDocument document = Documents.builtIn(DocumentKey.parse(recorded.key()));

        assertThat(document.expect().minRanges())
                .isGreaterThan(recorded.prefixes().apply(text).size() / 10);
    }

    /// Stripe's recording joins its documents, which have one upper-case key each.
    @Test
    void everyEntryOfStripeIsARange() throws IOException {
        Path file = shared("recorded/stripe-merged-by-a-collector.json");
        JsonNode merged = JSON.readTree(file.toFile());
        for (String list : List.of("api", "webhooks")) {
            ObjectNode document = JSON.createObjectNode();
            document.set(list.toUpperCase(Locale.ROOT), merged.get(list));

            Accepted accepted =
                    accepted(
                            DocumentReader.read(
                                    Documents.builtIn(new DocumentKey("stripe", list)),
                                    Documents.fetched(document.toString())));

            assertThat(accepted.entries()).isEqualTo(merged.get(list).size());
            assertThat(accepted.notes()).isEmpty();
        }
    }

    @Test
    void azuresPageLeadsToItsDocument() throws IOException {
        String html = Files.readString(shared("recorded/azure-download-page.html"));
        FeedDocument azure = Documents.builtIn("azure");

        assertThat(azure.access().link().orElseThrow().newest(html, azure.url()))
                .hasValueSatisfying(url ->
                        assertThat(url)
                                .startsWith("https://download.microsoft.com/")
                                .contains("/ServiceTags_Public_"));
        assertThat(azure.access().redirects()).contains("download.microsoft.com");
    }

    private static CidrSet union(Accepted accepted) {
        return CidrSet.union(
                accepted.snapshot().groups().stream().map(RangeGroup::ranges).toList());
    }

    private static Recorded google(String feed) {
        return json(feed, feed + ".json", root -> found(root, "ipv4Prefix", "ipv6Prefix"));
    }

    private static Recorded json(
            String key, String file, Function<JsonNode, List<String>> prefixes) {
        return new Recorded(key, file, text -> prefixes.apply(parse(text)));
    }

    /// The first column of each line that is no comment.
    private static Recorded lines(String key, String file) {
        return new Recorded(
                key,
                file,
                text ->
                        text.lines()
                                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                                .map(line -> line.split(",", 2)[0].strip())
                                .toList());
    }

    /// Every text under these keys, wherever they are.
    private static List<String> found(JsonNode root, String... keys) {
        List<String> texts = new ArrayList<>();
        for (String key : keys) {
            for (JsonNode value : root.findValues(key)) {
                texts.addAll(value.isArray() ? texts(value) : List.of(value.textValue()));
            }
        }
        return texts;
    }

    private static List<String> github(JsonNode root) {
        List<String> texts = new ArrayList<>();
        for (JsonNode list : root) {
            List<String> entries = list.isArray() ? texts(list) : List.of();
            texts.addAll(
                    entries.stream().filter(text -> text.matches("[0-9a-f.:]+/\\d+")).toList());
        }
        return texts;
    }

    private static List<String> datadog(JsonNode root) {
        List<String> texts = found(root, "prefixes_ipv4", "prefixes_ipv6");
        JsonNode locations = root.at("/synthetics/prefixes_ipv4_by_location");
        locations.forEach(location -> texts.addAll(texts(location)));
        return texts;
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::textValue).toList();
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
