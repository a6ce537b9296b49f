package io.rangekeeper.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.cidr.CidrSet;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What is equal is there once, however many documents say it.
class SharingTest {
    private static final Provenance READ =
            new Provenance(
                    "https://x.test/",
                    "ab".repeat(32),
                    Optional.empty(),
                    Optional.empty(),
                    Instant.EPOCH);

    @Test
    void equalGroupsAreTakenFromTheOtherSnapshot() {
        Snapshot before = snapshot(group("S3", "11.0.0.0/24"), group("EC2", "11.1.0.0/24"));
        Snapshot after = snapshot(group("S3", "11.0.0.0/24"), group("EC2", "11.2.0.0/24"));

        Snapshot shared = after.sharing(before);

        assertThat(shared).isEqualTo(after);
        assertThat(shared.groups().get(0)).isSameAs(before.groups().get(0));
        assertThat(shared.groups().get(1).attributes())
                .isSameAs(before.groups().get(1).attributes());
        assertThat(shared.groups().get(1).ranges()).isSameAs(after.groups().get(1).ranges());
    }

    @Test
    void whatTheOtherLacksStays() {
        Snapshot after = snapshot(group("S3", "11.0.0.0/24"));

        assertThat(after.sharing(snapshot())).isEqualTo(after);
    }

    @Test
    void aTextIsThereOnce() {
        Map<String, String> pool = new HashMap<>();
        Attributes one = attributes("S3").pooled(pool);
        Attributes other = attributes("S3").pooled(pool);

        assertThat(other).isEqualTo(attributes("S3"));
        assertThat(other.get("service").getFirst()).isSameAs(one.get("service").getFirst());
        assertThat(other.values().firstKey()).isSameAs(one.values().firstKey());
    }

    private static Snapshot snapshot(RangeGroup... groups) {
        return Snapshot.of(new DocumentKey("aws", ""), READ, List.of(groups));
    }

    private static RangeGroup group(String service, String block) {
        return new RangeGroup(
                attributes(service), 1, CidrSet.builder().add(block).build(), CidrSet.EMPTY);
    }

    /// With texts of its own, as out of a document.
    private static Attributes attributes(String service) {
        return Attributes.of(Map.of(new String("service"), new String(service)));
    }
}
