package io.rangekeeper.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.rangekeeper.cidr.CidrSet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// No list of a vendor's document can turn into something else and quietly take its ranges along.
class CatalogueShapesTest {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final Pattern NONE = Pattern.compile("(?!)");

    /// Where the owner leaves out lists that are empty, or says null: the entries say so.
    private static final Map<String, Pattern> ABSENT =
            Map.of(
                    "databricks", Pattern.compile("/prefixes/\\d+/ipv[46]Prefixes"),
                    "grafana-synthetics", Pattern.compile("/locations/[^/]+/ipv[46]"),
                    "microsoft365", Pattern.compile("/\\d+/ips"),
                    "salesforce", Pattern.compile("/ipv6_prefixes"),
                    "tenable", Pattern.compile("/fedramp(_ipv6)?_prefixes"),
                    "datadog", Pattern.compile("/synthetics/prefixes_ipv[46]_by_location"));

    /// Where the keys of an object are the owner's, so that one may go away.
    private static final Map<String, Pattern> KEYS =
            Map.of(
                    "circleci", Pattern.compile("/IPRanges/[^/]+"),
                    "datadog", Pattern.compile("/synthetics/prefixes_ipv4_by_location/[^/]+"),
                    "elastic-cloud", Pattern.compile("/regions/[^/]+/[^/]+"),
                    "hcp-terraform", Pattern.compile("/[^/]+"),
                    "zscaler", Pattern.compile("/svpnIPs|/zscaler.net/[^/]+/[^/]+"));

    /// Lists that are only known by what they hold.
    private static final Map<String, Pattern> GUESSED =
            Map.of("github", Pattern.compile("/a_list_that_is_new"));

    static Stream<FeedDocument> documents() {
        return Samples.documents().stream()
                .filter(document -> document.format() instanceof DocumentFormat.Json);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void aListThatTurnsIntoSomethingElseIsRefused(FeedDocument document) throws RefusedException {
        JsonNode sample = sample(document);
        for (JsonPointer list : lists(sample, JsonPointer.empty())) {
            if (!matches(GUESSED, document, list)) {
                for (JsonNode other : others(sample.at(list))) {
                    assertRefusedOrSame(document, sample, list, Optional.of(other));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void aListThatIsAbsentIsRefused(FeedDocument document) throws RefusedException {
        JsonNode sample = sample(document);
        for (JsonPointer list : lists(sample, JsonPointer.empty())) {
            if (!matches(GUESSED, document, list) && !matches(ABSENT, document, list)) {
                assertRefusedOrSame(document, sample, list, Optional.of(NullNode.instance));
                if (!matches(KEYS, document, list)) {
                    assertRefusedOrSame(document, sample, list, Optional.empty());
                }
            }
        }
    }

    /// Where one list can become empty without the document having too few ranges.
    @ParameterizedTest
    @CsvSource({
        "aws, /prefixes",
        "aws, /ipv6_prefixes",
        "fastly, /addresses",
        "fastly, /ipv6_addresses",
        "github, /hooks",
        "github, /importer",
        "imperva, /ipRanges",
        "imperva, /ipv6Ranges",
        "salesforce, /prefixes",
        "tenable, /prefixes",
        "tenable, /ipv6_prefixes"
    })
    void aListBesideOthersThatBecomesEmptyIsRefused(String feed, String list)
            throws RefusedException {
        FeedDocument document = Documents.builtIn(feed);
        JsonNode emptied =
                replaced(
                        sample(document), JsonPointer.compile(list), Optional.of(JSON.arrayNode()));

        assertThat(read(document, emptied))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.detail())
                                        .contains("a list of at least 1 is expected, not of 0"));
    }

    /// What is refused keeps what was read before, what is malformed is counted, and what yields
    /// the same ranges was not theirs.
    private static void assertRefusedOrSame(
            FeedDocument document, JsonNode sample, JsonPointer list, Optional<JsonNode> other) {
        ReadResult result = read(document, replaced(sample, list, other));

        if (result instanceof Accepted accepted) {
            Accepted whole = (Accepted) read(document, sample);
            assertThat(accepted)
                    .as("%s with %s at %s", document.key(), other, list)
                    .satisfiesAnyOf(
                            read -> assertThat(read.malformed()).isGreaterThan(whole.malformed()),
                            read -> assertThat(ranges(read)).isEqualTo(ranges(whole)));
        }
    }

    private static List<JsonNode> others(JsonNode list) {
        ObjectNode numbered = JSON.objectNode();
        list.forEach(element -> numbered.set("key" + numbered.size(), element));
        return List.of(JSON.objectNode(), numbered, TextNode.valueOf("later"), JSON.numberNode(0));
    }

    /// Where the lists of a document stand, at any depth.
    private static List<JsonPointer> lists(JsonNode node, JsonPointer at) {
        List<JsonPointer> lists = new ArrayList<>();
        if (node.isArray()) {
            lists.add(at);
            for (int i = 0; i < node.size(); i++) {
                lists.addAll(lists(node.get(i), at.appendIndex(i)));
            }
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            lists.addAll(lists(field.getValue(), at.appendProperty(field.getKey())));
        }
        return lists;
    }

    private static JsonNode replaced(JsonNode sample, JsonPointer at, Optional<JsonNode> other) {
        if (at.matches()) {
            return other.orElse(JSON.objectNode());
        }
        JsonNode copy = sample.deepCopy();
        switch (copy.at(at.head())) {
            case ObjectNode object when other.isEmpty() ->
                    object.remove(at.last().getMatchingProperty());
            case ObjectNode object -> object.set(at.last().getMatchingProperty(), other.get());
            case ArrayNode array when other.isEmpty() -> array.remove(at.last().getMatchingIndex());
            case ArrayNode array -> array.set(at.last().getMatchingIndex(), other.get());
            default -> throw new AssertionError(at);
        }
        return copy;
    }

    private static boolean matches(
            Map<String, Pattern> exceptions, FeedDocument document, JsonPointer list) {
        return exceptions
                .getOrDefault(document.key().feed(), NONE)
                .matcher(list.toString())
                .matches();
    }

    private static JsonNode sample(FeedDocument document) throws RefusedException {
        return StrictJson.parse(new String(Samples.bytes(document), StandardCharsets.UTF_8));
    }

    private static ReadResult read(FeedDocument document, JsonNode json) {
        byte[] bytes = json.toString().getBytes(StandardCharsets.UTF_8);
        return DocumentReader.read(document, Fetched.fromFile(bytes, "turned", Documents.NOON));
    }

    private static CidrSet ranges(Accepted accepted) {
        return CidrSet.union(
                accepted.snapshot().groups().stream().map(RangeGroup::ranges).toList());
    }
}
