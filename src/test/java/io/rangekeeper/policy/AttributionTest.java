package io.rangekeeper.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rangekeeper.feed.Snapshot;
import io.rangekeeper.feed.Snapshots;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Whose change it is.
class AttributionTest {
    private static final List<String> PLACEHOLDER = List.of("192.0.2.0/24");

    private static final List<String> S3 = List.of("10.1.0.0/16", "10.2.0.0/16");

    private static final String S3_ASKED = "aws{service=\"S3\"}";

    @Test
    void anOwnersChangeIsTheOwners() {
        Snapshot changed = Given.snapshot("aws", "2", "S3 10.2.0.0/16 10.4.0.0/16");
        Snapshots now = Snapshots.of(List.of(changed, Given.GCP), List.of(Given.AWS));
        assertThat(Given.decided(written(), now).deltas())
                .containsExactly(delta(Cause.OWNER, "10.4.0.0/16", "10.1.0.0/16"));
        assertThat(Given.blocks(Given.applied(written(), now)))
                .containsExactly("10.2.0.0/16", "10.4.0.0/16");
    }

    @Test
    void theAuthorsAndTheOwnersChangeAreToldApart() {
        Snapshot changed = Given.snapshot("aws", "2", "S3 10.2.0.0/16 10.4.0.0/16");
        Snapshots now = Snapshots.of(List.of(changed, Given.GCP), List.of(Given.AWS));
        ObjectNode asked = Given.with(written(), "egress", S3_ASKED + " unless 10.2.0.0/17 or gcp");
        assertThat(Given.decided(asked, now).deltas())
                .containsExactly(
                        delta(Cause.USER, "34.0.0.0/15", "10.2.0.0/17"),
                        delta(Cause.OWNER, "10.4.0.0/16", "10.1.0.0/16"));
    }

    @Test
    void whatIsExcludedIsTheAuthorsDoingWhateverOwnersDo() {
        Snapshot changed = Given.snapshot("aws", "2", "S3 10.2.0.0/16");
        Snapshots now = Snapshots.of(List.of(changed, Given.GCP), List.of(Given.AWS));
        ObjectNode excluded = Given.with(written(), "except", "10.1.0.0/17");
        assertThat(Given.decided(excluded, now).deltas())
                .containsExactly(
                        delta(Cause.USER, "", "10.1.0.0/17"),
                        delta(Cause.OWNER, "", "10.1.128.0/17"));
    }

    @Test
    void handEditsAreCorrectedAsDrift() {
        ObjectNode edited = Given.policy(List.of("10.1.0.0/16", "10.9.0.0/16"), "egress", S3_ASKED);
        ObjectNode policy = Given.with(edited, "applied", applied(written()));
        assertThat(Given.decided(policy, Given.SNAPSHOTS).deltas())
                .containsExactly(delta(Cause.DRIFT, "10.2.0.0/16", "10.9.0.0/16"));
        assertThat(Given.blocks(Given.applied(policy, Given.SNAPSHOTS))).isEqualTo(S3);
    }

    @Test
    void whoseChangeItIsCannotBeToldWithoutTheEarlierDocuments() {
        Snapshot changed = Given.snapshot("aws", "2", "S3 10.2.0.0/16 10.4.0.0/16");
        Snapshots now = Snapshots.of(List.of(changed, Given.GCP));
        assertThat(Given.decided(written(), now).deltas())
                .containsExactly(delta(Cause.OWNER, "10.4.0.0/16", "10.1.0.0/16"));
        ObjectNode asked =
                Given.with(Given.with(written(), "egress", "gcp"), "except", "10.1.0.0/16");
        assertThat(Given.decided(asked, now).deltas())
                .containsExactly(
                        delta(Cause.USER, "", "10.1.0.0/16"),
                        delta(Cause.UNKNOWN, "34.0.0.0/15", "10.2.0.0/16"));
    }

    @Test
    void aRuleOfWhichEverythingIsExcludedIsNowhereAndComesBack() {
        ObjectNode excluded =
                Given.applied(Given.with(written(), "except", "0.0.0.0/0"), Given.SNAPSHOTS);
        assertThat(Given.blocks(excluded)).containsExactly("192.0.2.0/32");
        assertThat(Given.planned(excluded, Given.SNAPSHOTS).change()).isEmpty();
        ObjectNode back = Given.with(excluded, "except", "");
        assertThat(Given.decided(back, Given.SNAPSHOTS).deltas())
                .containsExactly(delta(Cause.USER, "10.1.0.0/16 10.2.0.0/16", ""));
        assertThat(Given.blocks(Given.applied(back, Given.SNAPSHOTS))).isEqualTo(S3);
    }

    private static ObjectNode written() {
        return Given.applied(Given.policy(PLACEHOLDER, "egress", S3_ASKED), Given.SNAPSHOTS);
    }

    private static String applied(ObjectNode policy) {
        return PolicyJson.annotations(policy).path(Annotations.APPLIED).asText();
    }

    private static Delta delta(Cause cause, String added, String removed) {
        return new Delta(cause, Given.set(added), Given.set(removed));
    }
}
