package io.rangekeeper.feed;

import static io.rangekeeper.feed.Documents.accepted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.cidr.Family;
import io.rangekeeper.select.Expression;
import io.rangekeeper.select.Matcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CatalogueTest {
    private static final List<String> VENDORS =
            List.of(
                    "akamai",
                    "atlassian",
                    "auth0",
                    "aws",
                    "azure",
                    "buildkite",
                    "circleci",
                    "cloudflare",
                    "databricks",
                    "datadog",
                    "digitalocean",
                    "docker-hub",
                    "elastic-cloud",
                    "fastly",
                    "gcp",
                    "github",
                    "google",
                    "google-special-crawlers",
                    "google-user-triggered-fetchers",
                    "googlebot",
                    "grafana-cloud",
                    "hcp-terraform",
                    "hetrixtools",
                    "imperva",
                    "intercom",
                    "linode",
                    "microsoft365",
                    "npm",
                    "okta",
                    "openai",
                    "openai-api",
                    "oracle",
                    "pagerduty",
                    "pingdom",
                    "pypi",
                    "salesforce",
                    "slack",
                    "snowflake",
                    "statuscake",
                    "stripe",
                    "telegram",
                    "tenable",
                    "twilio",
                    "uptimerobot",
                    "vultr",
                    "zendesk",
                    "zscaler");

    private static final Path FOLDER = Path.of("src/main/resources/catalogue");

    /// Those of its files that describe no feed.
    private static final Set<String> OTHERS = Set.of("index", "unlisted.yaml");

    /// The feeds that have samples for users to try.
    private static final Set<String> TRIED = Set.of("aws", "gcp", "stripe");

    private static final Path SAMPLES = Path.of("config/samples");

    @Test
    void theIndexNamesEveryFileOfTheCatalogueInOrder() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(Files.readAllLines(FOLDER.resolve("index")))
                    .containsExactlyElementsOf(
                            files.map(file -> file.getFileName().toString())
                                    .filter(name -> !OTHERS.contains(name))
                                    .sorted()
                                    .toList());
        }
    }

    @Test
    void everyFileIsCalledAsItsFeed() throws IOException {
        assertThat(Files.readAllLines(FOLDER.resolve("index")))
                .containsExactlyInAnyOrderElementsOf(
                        Catalogue.builtIn().names().stream().map(name -> name + ".yaml").toList());
    }

    @Test
    void everyFeedSaysWhoPublishesItAndWhatItWasCheckedAgainst() {
        for (Feed feed : Catalogue.builtIn().feeds()) {
            assertThat(feed.title()).as(feed.name()).isNotEqualTo(feed.name());
            assertThat(feed.docs()).as(feed.name()).startsWith("https://");
            assertThat(feed.seen()).as(feed.name()).isPresent();
            assertThat(feed.rhythm())
                    .as(feed.name())
                    .isInstanceOfSatisfying(
                            Rhythm.Every.class,
                            every ->
                                    assertThat(every.interval())
                                            .isLessThanOrEqualTo(Duration.ofDays(1)));
            for (FeedDocument document : feed.documents()) {
                assertThat(document.expect().minRanges()).as("%s", document.key()).isGreaterThan(1);
                assertThat(document.allow()).as("%s", document.key()).isEqualTo(CidrSet.EMPTY);
            }
        }
    }

    @Test
    void stripeIsAFeedOfThreeDocuments() {
        assertThat(Catalogue.builtIn().feed("stripe").orElseThrow().documents())
                .extracting(document -> document.key() + " " + document.use().orElseThrow())
                .containsExactly(
                        "stripe/api EGRESS",
                        "stripe/webhooks INGRESS",
                        "stripe/armada_gator EGRESS");
    }

    @Test
    void theSamplesForUsersAreReadWithoutALeftover() {
        List<FeedDocument> documents =
                documents().stream().filter(each -> TRIED.contains(each.key().feed())).toList();
        for (FeedDocument document : documents) {
            FetchResult sample = new RecordedDocuments(SAMPLES).fetch(document);

            Accepted accepted = accepted(DocumentReader.read(document, (Fetched) sample));

            assertThat(accepted.malformed()).as("%s", document.key()).isZero();
            assertThat(accepted.quarantined()).as("%s", document.key()).isZero();
            assertThat(accepted.entries()).as("%s", document.key()).isGreaterThanOrEqualTo(5);
        }
    }

    @Test
    void theSamplesHoldWhatTheRealDocumentsDo() {
        Accepted aws = sample("aws", "");

        assertThat(groups(aws, "service", "S3")).isNotEmpty();
        assertThat(groups(aws, "service", "EC2")).isNotEmpty();
        assertThat(groups(aws, "service", "DYNAMODB")).isNotEmpty();
        assertThat(union(groups(aws, "service", "AMAZON")))
                .as("AMAZON holds what the services publish by themselves")
                .isEqualTo(union(aws.snapshot().groups()));
        assertThat(union(aws.snapshot().groups()).size(Family.IPV6)).isPositive();
        assertThat(aws.snapshot().provenance().version()).hasValue("1767225600");
        assertThat(aws.snapshot().provenance().published())
                .isEqualTo(sample("gcp", "").snapshot().provenance().published())
                .isPresent();
    }

    @Test
    void aNoteSpeaksOfAttributesThatAreDocumented() {
        for (Feed feed : Catalogue.builtIn().feeds()) {
            for (Note note : feed.notes()) {
                assertThat(matchers(feed, note))
                        .as("%s: %s", feed.name(), note)
                        .extracting(Matcher::attribute)
                        .isSubsetOf(feed.labels().keySet());
            }
        }
    }

    @Test
    void aNoteThatNamesADirectionNamesItForLintToo() {
        Pattern words = Pattern.compile("you call these|calls you from these|reach your assets");
        for (Feed feed : Catalogue.builtIn().feeds()) {
            for (Note note : feed.notes()) {
                if (!note.match().isEmpty() && words.matcher(note.text()).find()) {
                    assertThat(note.use()).as("%s: %s", feed.name(), note).isPresent();
                }
            }
        }
    }

    @Test
    void everyVendorThatPeopleAskForIsInTheCatalogueOrExplained() {
        SortedSet<String> known = Catalogue.builtIn().names();
        Unlisted.builtIn().vendors().forEach(vendor -> known.add(vendor.name()));

        assertThat(known).containsAll(VENDORS);
    }

    @Test
    void aVendorIsNeverBothInTheCatalogueAndMissing() {
        for (Unlisted.Vendor vendor : Unlisted.builtIn().vendors()) {
            assertThat(Catalogue.builtIn().names()).doesNotContain(vendor.name());
            assertThat(FeedParser.isName(vendor.name())).as(vendor.name()).isTrue();
            assertThat(vendor.docs()).as(vendor.name()).matches("|https://.*");
            assertThat(vendor.explanation()).isPrintable().hasSizeLessThan(400);
        }
    }

    @Test
    void noTwoDocumentsAreRecordedUnderOneName() {
        assertThat(documents())
                .extracting(document -> RecordedDocuments.name(document.key()))
                .doesNotHaveDuplicates();
    }

    @Test
    void twoFeedsOfOneNameAreRefused() {
        Feed feed = Catalogue.builtIn().feed("gcp").orElseThrow();

        assertThatThrownBy(() -> Catalogue.of(List.of(feed, feed)))
                .hasMessage("two feeds are called gcp");
    }

    private static List<Matcher> matchers(Feed feed, Note note) {
        Expression expression = Expression.parse("%s{%s}".formatted(feed.name(), note.match()));
        return ((Expression.Selector) expression).matchers();
    }

    private static List<FeedDocument> documents() {
        return Catalogue.builtIn().feeds().stream()
                .flatMap(feed -> feed.documents().stream())
                .toList();
    }

    private static Accepted sample(String feed, String name) {
        FeedDocument document =
                documents().stream()
                        .filter(d -> d.key().equals(new DocumentKey(feed, name)))
                        .findFirst()
                        .orElseThrow();
        FetchResult sample = new RecordedDocuments(SAMPLES).fetch(document);
        return accepted(DocumentReader.read(document, (Fetched) sample));
    }

    private static List<RangeGroup> groups(Accepted accepted, String attribute, String value) {
        return accepted.snapshot().groups().stream()
                .filter(group -> group.attributes().get(attribute).contains(value))
                .toList();
    }

    private static CidrSet union(List<RangeGroup> groups) {
        return CidrSet.union(groups.stream().map(RangeGroup::ranges).toList());
    }
}
