package io.rangekeeper.feed;

import static io.rangekeeper.feed.Documents.accepted;
import static io.rangekeeper.feed.Documents.builtIn;
import static io.rangekeeper.feed.Documents.shared;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.cidr.Family;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What owners really published; skipped where the folder of recorded documents is not there.
class RealDocumentsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final long SEED = Long.getLong("rangekeeper.seed", 20_260_101L);

    @Test
    void everyEntryOfAwsIsARange() throws IOException {
        Path file = shared("recorded/aws.json");
        JsonNode root = JSON.readTree(file.toFile());
        Set<String> groups = new HashSet<>();
        for (JsonNode entry : concat(root.get("prefixes"), root.get("ipv6_prefixes"))) {
            groups.add(
                    entry.get("service").textValue()
                            + " "
                            + entry.get("region").textValue()
                            + " "
                            + entry.get("network_border_group").textValue());
        }

        Accepted accepted = recorded("aws");

        assertThat(accepted.entries())
                .isEqualTo(root.get("prefixes").size() + root.get("ipv6_prefixes").size());
        assertNoLeftover(accepted);
        assertThat(accepted.snapshot().groups()).hasSameSizeAs(groups);
        assertThat(accepted.snapshot().provenance().version())
                .hasValue(root.get("syncToken").textValue());
        assertThat(accepted.snapshot().provenance().published().orElseThrow().getEpochSecond())
                .isEqualTo(Long.parseLong(root.get("syncToken").textValue()));
    }

    @Test
    void everyEntryOfGoogleCloudIsARange() throws IOException {
        Path file = shared("recorded/gcp.json");
        JsonNode root = JSON.readTree(file.toFile());

        Accepted accepted = recorded("gcp");

        assertThat(accepted.entries()).isEqualTo(root.get("prefixes").size());
        assertNoLeftover(accepted);
        assertThat(accepted.snapshot().provenance().version())
                .hasValue(root.get("syncToken").textValue());
        assertThat(accepted.snapshot().provenance().published().orElseThrow().toEpochMilli())
                .as("creationTime says the same in a zone that it does not name")
                .isEqualTo(Long.parseLong(root.get("syncToken").textValue()));
    }

    @Test
    void theSelectedSetsHaveTheSizesThatWereComputedIndependently() {
        Snapshot aws = recorded("aws").snapshot();
        Snapshot gcp = recorded("gcp").snapshot();

        assertSizes(select(aws, "EC2"), 726, 1_714);
        assertSizes(select(aws, "AMAZON"), 1_753, 2_107);
        assertThat(select(aws, "DYNAMODB").size(Family.IPV4)).isEqualTo(28);
        assertSizes(select(gcp, "Google Cloud"), 441, 28);
    }

    @Test
    void anotherLayoutOrOrderOfTheSameContentIsTheSameSnapshot() throws IOException {
        ObjectNode root = (ObjectNode) JSON.readTree(shared("recorded/aws.json").toFile());
        Snapshot minified = read("aws", root.toString());
        Snapshot pretty = read("aws", root.toPrettyString());
        shuffle((ArrayNode) root.get("prefixes"));
        shuffle((ArrayNode) root.get("ipv6_prefixes"));
        root.put("syncToken", "1");
        Snapshot shuffled = read("aws", root.toString());

        assertThat(pretty.groups()).isEqualTo(minified.groups());
        assertThat(pretty.sha256()).isEqualTo(minified.sha256());
        assertThat(shuffled.groups()).as("seed %d", SEED).isEqualTo(minified.groups());
        assertThat(shuffled.sha256()).as("seed %d", SEED).isEqualTo(minified.sha256());
        assertThat(shuffled.provenance().documentSha256())
                .isNotEqualTo(minified.provenance().documentSha256());
    }

    private static void assertNoLeftover(Accepted accepted) {
        int published = accepted.snapshot().groups().stream().mapToInt(RangeGroup::published).sum();
        assertThat(published).isEqualTo(accepted.entries());
        assertThat(accepted.malformed()).isZero();
        assertThat(accepted.quarantined()).isZero();
        assertThat(accepted.notes()).isEmpty();
    }

    private static void assertSizes(CidrSet set, int ipv4, int ipv6) {
        assertThat(set.size(Family.IPV4)).isEqualTo(ipv4);
        assertThat(set.size(Family.IPV6)).isEqualTo(ipv6);
    }

    private static CidrSet select(Snapshot snapshot, String service) {
        return CidrSet.union(
                snapshot.groups().stream()
                        .filter(group -> group.attributes().get("service").contains(service))
                        .map(RangeGroup::ranges)
                        .toList());
    }

    private static Accepted recorded(String feed) {
        FeedDocument document = builtIn(feed);
        FetchResult fetched = new RecordedDocuments(shared("recorded")).fetch(document);
        return accepted(DocumentReader.read(document, (Fetched) fetched));
    }

    private static Snapshot read(String feed, String text) {
        return accepted(DocumentReader.read(builtIn(feed), Documents.fetched(text))).snapshot();
    }

    private static void shuffle(ArrayNode array) {
        List<JsonNode> elements = new ArrayList<>();
        array.forEach(elements::add);
        Collections.shuffle(elements, new Random(SEED));
        array.removeAll().addAll(elements);
    }

    private static List<JsonNode> concat(JsonNode first, JsonNode second) {
        List<JsonNode> all = new ArrayList<>();
        first.forEach(all::add);
        second.forEach(all::add);
        return all;
    }
}
