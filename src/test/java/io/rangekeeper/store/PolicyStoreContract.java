package io.rangekeeper.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rangekeeper.cidr.Cidr;
import io.rangekeeper.policy.Annotations;
import io.rangekeeper.policy.IpBlock;
import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.policy.Peer;
import io.rangekeeper.policy.PolicyChange;
import io.rangekeeper.policy.PolicyChange.RuleBlocks;
import io.rangekeeper.policy.Rule;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What every [PolicyStore] does, whatever it keeps its policies in. Each test begins with an empty
/// store and uses the namespaces [#PAYMENTS] and [#ORDERS] only.
public abstract class PolicyStoreContract {
    protected static final String PAYMENTS = "payments";
    protected static final String ORDERS = "orders";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String APPLIED = "{\"version\":1,\"note\":\"it's \\\"quoted\\\"\"}";

    private static final String APPROVED = "0123456789abcdef".repeat(2) + ", it's \"quoted\"";

    /// The store under test.
    protected abstract PolicyStore store();

    /// Makes a policy, as somebody else would.
    ///
    /// @param policy a complete NetworkPolicy as JSON, with `metadata.namespace`
    protected abstract void create(String policy);

    /// Gives the namespace [#PAYMENTS] these labels.
    protected abstract void label(Map<String, String> labels);

    /// Puts another policy in the place of the one with the same namespace and name.
    protected abstract void replace(String policy);

    protected abstract void delete(String namespace, String name);

    /// The object as it stands now, read without the store.
    protected abstract JsonNode stored(String namespace, String name);

    @Test
    void theListHoldsExactlyTheLabelledPoliciesInTheOrderOfTheirNames() {
        create(text(policy(PAYMENTS, "stripe")));
        create(text(policy(ORDERS, "github")));
        create(text(unlabelled(policy(ORDERS, "unlabelled"))));
        create(text(labelled(policy(PAYMENTS, "switched-off"), "false")));

        var listing = store().list();

        assertThat(listing.policies())
                .extracting(NetworkPolicy::qualifiedName)
                .containsExactly("orders/github", "payments/stripe");
        assertThat(listing.unreadable()).isEmpty();
    }

    @Test
    void anEmptyStoreHasAnEmptyList() {
        assertThat(store().list().policies()).isEmpty();
        assertThat(store().list().unreadable()).isEmpty();
    }

    @Test
    void itTellsHowANamespaceIsLabelled() {
        label(Map.of("rangekeeper.io/allowed", "true", "team", "shop"));

        assertThat(store().namespaces().labels(PAYMENTS).orElseThrow())
                .containsEntry("rangekeeper.io/allowed", "true")
                .containsEntry("team", "shop")
                .doesNotContainKey("other");
        assertThat(store().list().policies()).isEmpty();
    }

    @Test
    void theLabelsOfANamespaceThatItDoesNotHoldAreNotKnown() {
        assertThat(store().namespaces().labels("elsewhere")).isEmpty();
    }

    @Test
    void aPolicyIsReadAsItStands() {
        create(text(policy(PAYMENTS, "stripe")));

        NetworkPolicy policy = listed("stripe");

        assertThat(policy.annotations()).containsEntry("rangekeeper.io/egress", "stripe");
        assertThat(policy.egress()).hasSize(2);
        assertThat(policy.egress().get(1).ports().key()).isEqualTo("tcp-443");
        assertThat(policy.egress().get(1).peers())
                .satisfiesExactly(
                        first -> assertThat(first).isInstanceOf(Peer.Other.class),
                        second -> assertThat(second).isEqualTo(block("192.0.2.0/24")),
                        third -> assertThat(third).isInstanceOf(Peer.Other.class));
    }

    @Test
    void aWriteChangesTheBlocksAndTheAppliedAnnotationAndNothingElse() {
        ObjectNode before = policy(PAYMENTS, "stripe");
        create(text(before));
        NetworkPolicy read = listed("stripe");

        var result = store().write(change(read, ipBlock("3.18.12.63/32"), ipBlock("2a00::/16")));

        assertThat(result).isEqualTo(new WriteResult.Written());
        assertStored(
                withPeers(
                        before,
                        "{'ipBlock':{'cidr':'3.18.12.63/32'}}",
                        "{'ipBlock':{'cidr':'2a00::/16'}}"));
    }

    @Test
    void exceptionsOfABlockAreWritten() {
        ObjectNode before = policy(PAYMENTS, "stripe");
        create(text(before));

        var result =
                store().write(
                                change(
                                        listed("stripe"),
                                        ipBlock("3.0.0.0/8", "3.1.0.0/16", "3.2.0.0/16")));

        assertThat(result).isEqualTo(new WriteResult.Written());
        assertStored(
                withPeers(
                        before,
                        "{'ipBlock':{'cidr':'3.0.0.0/8','except':['3.1.0.0/16','3.2.0.0/16']}}"));
    }

    @Test
    void aSecondWriteBuildsOnTheFirst() {
        ObjectNode before = policy(PAYMENTS, "stripe");
        create(text(before));
        store().write(change(listed("stripe"), ipBlock("3.0.0.0/8", "3.1.0.0/16")));

        var result = store().write(change(listed("stripe"), ipBlock("3.18.12.63/32")));

        assertThat(result).isEqualTo(new WriteResult.Written());
        assertStored(withPeers(before, "{'ipBlock':{'cidr':'3.18.12.63/32'}}"));
    }

    @Test
    void aWriteThatWasPlannedOnAnOlderStateIsAConflict() {
        create(text(policy(PAYMENTS, "stripe")));
        NetworkPolicy read = listed("stripe");
        ObjectNode edited = policy(PAYMENTS, "stripe");
        annotations(edited).put("rangekeeper.io/egress", "github");
        replace(text(edited));

        var result = store().write(change(read, ipBlock("3.18.12.63/32")));

        assertThat(result).isInstanceOf(WriteResult.Conflict.class);
        assertStored(edited);
    }

    @Test
    void theSamePlanCannotBeWrittenTwice() {
        create(text(policy(PAYMENTS, "stripe")));
        PolicyChange change = change(listed("stripe"), ipBlock("3.18.12.63/32"));
        store().write(change);

        assertThat(store().write(change)).isInstanceOf(WriteResult.Conflict.class);
    }

    @Test
    void aWriteToAPolicyThatIsGoneIsAConflict() {
        create(text(policy(PAYMENTS, "stripe")));
        NetworkPolicy read = listed("stripe");
        delete(PAYMENTS, "stripe");

        var result = store().write(change(read, ipBlock("3.18.12.63/32")));

        assertThat(result).isInstanceOf(WriteResult.Conflict.class);
    }

    @Test
    void aWriteToAPolicyThatLostItsLabelIsAConflict() {
        create(text(policy(PAYMENTS, "stripe")));
        NetworkPolicy read = listed("stripe");
        ObjectNode released = unlabelled(policy(PAYMENTS, "stripe"));
        replace(text(released));

        var result = store().write(change(read, ipBlock("3.18.12.63/32")));

        assertThat(result).isInstanceOf(WriteResult.Conflict.class);
        assertStored(released);
    }

    @Test
    void writingOnePolicyMakesNoOtherStale() {
        create(text(policy(PAYMENTS, "first")));
        create(text(policy(PAYMENTS, "second")));
        NetworkPolicy first = listed("first");
        NetworkPolicy second = listed("second");

        assertThat(store().write(change(first, ipBlock("3.18.12.63/32"))))
                .isEqualTo(new WriteResult.Written());
        assertThat(store().write(change(second, ipBlock("3.18.12.64/32"))))
                .isEqualTo(new WriteResult.Written());
    }

    @Test
    void aNewAnnotationIsAddedAndNothingElseChanges() {
        ObjectNode before = policy(PAYMENTS, "stripe");
        create(text(before));

        var result = store().annotate(listed("stripe"), Annotations.APPROVE, APPROVED);

        assertThat(result).isEqualTo(new WriteResult.Written());
        annotations(before).put(Annotations.APPROVE, APPROVED);
        assertStored(before);
    }

    @Test
    void anAnnotationIsReplacedAndNothingElseChanges() {
        ObjectNode before = policy(PAYMENTS, "stripe");
        annotations(before).put(Annotations.APPROVE, "old").put("last", "one");
        create(text(before));

        var result = store().annotate(listed("stripe"), Annotations.APPROVE, APPROVED);

        assertThat(result).isEqualTo(new WriteResult.Written());
        annotations(before).put(Annotations.APPROVE, APPROVED);
        assertStored(before);
        assertThat(listed("stripe").annotations()).containsEntry(Annotations.APPROVE, APPROVED);
    }

    @Test
    void anAnnotationForAnOlderStateIsAConflict() {
        create(text(policy(PAYMENTS, "stripe")));
        NetworkPolicy read = listed("stripe");
        ObjectNode edited = policy(PAYMENTS, "stripe");
        annotations(edited).put("rangekeeper.io/egress", "github");
        replace(text(edited));

        var result = store().annotate(read, Annotations.APPROVE, APPROVED);

        assertThat(result).isInstanceOf(WriteResult.Conflict.class);
        assertStored(edited);
    }

    @Test
    void anAnnotationOfAPolicyThatIsGoneIsAConflict() {
        create(text(policy(PAYMENTS, "stripe")));
        NetworkPolicy read = listed("stripe");
        delete(PAYMENTS, "stripe");

        assertThat(store().annotate(read, Annotations.APPROVE, APPROVED))
                .isInstanceOf(WriteResult.Conflict.class);
    }

    @Test
    void aPlanThatIsOlderThanAnAnnotationIsAConflict() {
        create(text(policy(PAYMENTS, "stripe")));
        NetworkPolicy read = listed("stripe");
        store().annotate(read, Annotations.APPROVE, APPROVED);

        assertThat(store().write(change(read, ipBlock("3.18.12.63/32"))))
                .isInstanceOf(WriteResult.Conflict.class);
        assertThat(store().write(change(listed("stripe"), ipBlock("3.18.12.63/32"))))
                .isEqualTo(new WriteResult.Written());
        assertThat(listed("stripe").annotations()).containsEntry(Annotations.APPROVE, APPROVED);
    }

    @Test
    void strippingTakesOurLabelAndAllOurAnnotationsAndNothingElse() {
        ObjectNode before = policy(PAYMENTS, "stripe");
        annotations(before)
                .put("another.io/rangekeeper.io", "stays")
                .put("rangekeeper.io/applied", APPLIED)
                .put("rangekeeper.io/of-a-later-version", "1")
                .put("zone", "last");
        create(text(before));
        NetworkPolicy read = listed("stripe");

        var result = store().strip(read);

        assertThat(result).isEqualTo(new WriteResult.Written());
        annotations(before)
                .remove(
                        List.of(
                                "rangekeeper.io/egress",
                                "rangekeeper.io/applied",
                                "rangekeeper.io/of-a-later-version"));
        assertStored(unlabelled(before));
        assertThat(store().list().policies()).isEmpty();
        assertThat(store().reread(read)).isEmpty();
    }

    @Test
    void whereNothingElseIsLeftLabelsAndAnnotationsGoAltogether() {
        ObjectNode before = policy(PAYMENTS, "stripe");
        annotations(before).remove("owner");
        before.withObject("/metadata/labels").remove("team");
        create(text(before));

        var result = store().strip(listed("stripe"));

        assertThat(result).isEqualTo(new WriteResult.Written());
        before.withObject("/metadata").remove(List.of("labels", "annotations"));
        assertStored(before);
    }

    @Test
    void aPolicyThatHasOnlyTheLabelIsStrippedToo() {
        ObjectNode before = policy(PAYMENTS, "stripe");
        before.withObject("/metadata").remove("annotations");
        create(text(before));

        assertThat(store().strip(listed("stripe"))).isEqualTo(new WriteResult.Written());
        assertStored(unlabelled(before));
    }

    @Test
    void strippingAnOlderStateIsAConflict() {
        create(text(policy(PAYMENTS, "stripe")));
        NetworkPolicy read = listed("stripe");
        ObjectNode edited = policy(PAYMENTS, "stripe");
        annotations(edited).put("rangekeeper.io/egress", "github");
        replace(text(edited));

        assertThat(store().strip(read)).isInstanceOf(WriteResult.Conflict.class);
        assertStored(edited);
    }

    @Test
    void aPolicyThatIsGoneIsNotStripped() {
        create(text(policy(PAYMENTS, "stripe")));
        NetworkPolicy read = listed("stripe");
        delete(PAYMENTS, "stripe");

        assertThat(store().strip(read)).isInstanceOf(WriteResult.Conflict.class);
    }

    @Test
    void aPlanForAPolicyThatWasStrippedIsAConflict() {
        ObjectNode before = policy(PAYMENTS, "stripe");
        create(text(before));
        NetworkPolicy read = listed("stripe");
        store().strip(read);

        assertThat(store().write(change(read, ipBlock("3.18.12.63/32"))))
                .isInstanceOf(WriteResult.Conflict.class);
        annotations(before).remove("rangekeeper.io/egress");
        assertStored(unlabelled(before));
    }

    @Test
    void whatWasWrittenIsSeenWhenThePolicyIsReadAgain() {
        create(text(policy(PAYMENTS, "stripe")));
        NetworkPolicy read = listed("stripe");
        store().write(change(read, ipBlock("3.18.12.63/32")));

        NetworkPolicy again = store().reread(read).orElseThrow();

        assertThat(again.egress().get(1).peers()).contains(block("3.18.12.63/32"));
        assertThat(again.annotations()).containsEntry(Annotations.APPLIED, APPLIED);
        assertThat(again.resourceVersion()).isNotEqualTo(read.resourceVersion());
    }

    @Test
    void anUnchangedPolicyIsReadAgainAsItWas() {
        create(text(policy(PAYMENTS, "stripe")));
        NetworkPolicy read = listed("stripe");

        assertThat(store().reread(read)).contains(read);
    }

    @Test
    void aPolicyThatIsGoneOrHasLostItsLabelCannotBeReadAgain() {
        create(text(policy(PAYMENTS, "gone")));
        create(text(policy(PAYMENTS, "released")));
        NetworkPolicy gone = listed("gone");
        NetworkPolicy released = listed("released");
        delete(PAYMENTS, "gone");
        replace(text(unlabelled(policy(PAYMENTS, "released"))));

        assertThat(store().reread(gone)).isEmpty();
        assertThat(store().reread(released)).isEmpty();
    }

    private NetworkPolicy listed(String name) {
        return store().list().policies().stream()
                .filter(policy -> policy.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void assertStored(ObjectNode expected) {
        JsonNode metadata = expected.get("metadata");
        JsonNode stored =
                stored(metadata.get("namespace").textValue(), metadata.get("name").textValue());
        assertThat(stored.get("spec")).isEqualTo(expected.get("spec"));
        for (String field : List.of("labels", "annotations")) {
            assertThat(stored.get("metadata").get(field)).isEqualTo(metadata.get(field));
        }
    }

    /// A policy as API servers return it, so that it is the same in any store: defaults written
    /// out, no field that is not set.
    private static ObjectNode policy(String namespace, String name) {
        ObjectNode policy =
                json(
                        """
                        {'apiVersion': 'networking.k8s.io/v1', 'kind': 'NetworkPolicy',
                         'metadata': {
                          'labels': {'rangekeeper.io/managed': 'true', 'team': 'a'},
                          'annotations': {'rangekeeper.io/egress': 'stripe', 'owner': 'somebody'}},
                         'spec': {
                          'podSelector': {'matchLabels': {'app': 'shop'}},
                          'policyTypes': ['Egress'],
                          'egress': [
                           {'to': [{'namespaceSelector': {'matchLabels': {'name': 'kube-system'}}}],
                            'ports': [{'protocol': 'UDP', 'port': 53}]},
                           {'to': [{'podSelector': {'matchLabels': {'app': 'first'}}},
                                   {'ipBlock': {'cidr': '192.0.2.0/24'}},
                                   {'podSelector': {'matchLabels': {'app': 'last'}}}],
                            'ports': [{'protocol': 'TCP', 'port': 443}]}]}}
                        """);
        ObjectNode metadata = (ObjectNode) policy.get("metadata");
        metadata.put("namespace", namespace).put("name", name);
        return policy;
    }

    /// The policy after a write: the blocks stand where the first block stood.
    private static ObjectNode withPeers(ObjectNode policy, String... blocks) {
        annotations(policy).put(Annotations.APPLIED, APPLIED);
        ArrayNode peers = (ArrayNode) policy.at("/spec/egress/1/to");
        peers.remove(1);
        for (int i = 0; i < blocks.length; i++) {
            peers.insert(i + 1, json(blocks[i]));
        }
        return policy;
    }

    private static ObjectNode labelled(ObjectNode policy, String value) {
        unlabelled(policy).withObject("/metadata/labels").put(Annotations.MANAGED, value);
        return policy;
    }

    private static ObjectNode unlabelled(ObjectNode policy) {
        policy.withObject("/metadata/labels").remove(Annotations.MANAGED);
        return policy;
    }

    private static ObjectNode annotations(ObjectNode policy) {
        return (ObjectNode) policy.at("/metadata/annotations");
    }

    private static PolicyChange change(NetworkPolicy before, IpBlock... blocks) {
        Rule rule = before.egress().get(1);
        return new PolicyChange(before, List.of(new RuleBlocks(rule, List.of(blocks))), APPLIED);
    }

    private static IpBlock ipBlock(String cidr, String... except) {
        return new IpBlock(Cidr.parse(cidr), Arrays.stream(except).map(Cidr::parse).toList());
    }

    private static Peer block(String cidr) {
        return new Peer.Block(cidr, List.of());
    }

    private static String text(ObjectNode policy) {
        return policy.toString();
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
