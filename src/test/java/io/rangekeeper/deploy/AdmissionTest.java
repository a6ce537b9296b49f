package io.rangekeeper.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rangekeeper.deploy.AdmissionPolicy.Request;
import io.rangekeeper.yaml.Yaml;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What `components/admission` lets the controller do.
class AdmissionTest {
    private static final String POLICY =
            """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata:
              name: stripe
              namespace: payments
              labels: {rangekeeper.io/managed: "true", team: payments}
              annotations: {rangekeeper.io/egress: 'stripe{list="api"}', note: by hand}
              ownerReferences: [{apiVersion: v1, kind: ConfigMap, name: owner, uid: "1"}]
            spec:
              podSelector: {matchLabels: {app: payments}}
              policyTypes: [Egress, Ingress]
              egress:
              - to:
                - namespaceSelector: {}
                ports: [{protocol: UDP, port: 53}]
              - to:
                - podSelector: {matchLabels: {app: proxy}}
                - ipBlock: {cidr: 192.0.2.0/24}
                ports: [{protocol: TCP, port: 443}]
              ingress:
              - from:
                - ipBlock: {cidr: 192.0.2.0/24}
            """;

    private static final String NO_LABEL = "lacks the label";
    private static final String METADATA = "changes no labels";
    private static final String ANNOTATION = "changes no annotation";
    private static final String SPEC = "neither podSelector nor policyTypes";
    private static final String RULES = "moves no rule";
    private static final String PEERS = "no peer but ipBlocks";
    private static final String LAST = "its last ipBlock";

    private final AdmissionPolicy policy;

    AdmissionTest() throws IOException {
        policy = AdmissionPolicy.shipped();
    }

    /// @param path what is set, and to what; an empty text removes it
    record Case(String name, String path, String value, List<String> denials) {
        Case(String name, String path, String value, String... denials) {
            this(name, path, value, List.of(denials));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> changes() {
        String managed = "/spec/egress/1/to";
        String proxy = "{podSelector: {matchLabels: {app: proxy}}}";
        return Stream.of(
                new Case("nothing", "/spec/policyTypes", "[Egress, Ingress]"),
                new Case(
                        "other ipBlocks",
                        managed,
                        "["
                                + proxy
                                + ", {ipBlock: {cidr: 3.0.0.0/8, except: [3.1.0.0/16]}},"
                                + " {ipBlock: {cidr: 2600::/20}}]"),
                new Case(
                        "ipBlocks first", managed, "[{ipBlock: {cidr: 3.0.0.0/8}}, " + proxy + "]"),
                new Case("other senders", "/spec/ingress/0/from/0/ipBlock/cidr", "3.0.0.0/8"),
                new Case("its annotation", "/metadata/annotations/rangekeeper.io~1applied", "'{}'"),
                new Case("a label is lost", "/metadata/labels/team", "", METADATA),
                new Case("a label is new", "/metadata/labels/other", "x", METADATA),
                new Case(
                        "the label is lost",
                        "/metadata/labels/rangekeeper.io~1managed",
                        "",
                        METADATA),
                new Case("a finalizer is new", "/metadata/finalizers", "[a/b]", METADATA),
                new Case("the owner is lost", "/metadata/ownerReferences", "", METADATA),
                new Case("another note", "/metadata/annotations/note", "x", ANNOTATION),
                new Case("the note is lost", "/metadata/annotations/note", "", ANNOTATION),
                new Case(
                        "an approval",
                        "/metadata/annotations/rangekeeper.io~1approve",
                        "x",
                        ANNOTATION),
                new Case("no annotations", "/metadata/annotations", "", ANNOTATION),
                new Case("other pods", "/spec/podSelector", "{}", SPEC),
                new Case("another direction", "/spec/policyTypes", "[Egress]", SPEC),
                new Case("no direction", "/spec/policyTypes", "", SPEC),
                new Case("another port", "/spec/egress/1/ports/0/port", "80", RULES),
                new Case("every port", "/spec/egress/1/ports", "", RULES),
                new Case("a port is new", "/spec/ingress/0/ports", "[{port: 80}]", RULES),
                new Case("a rule is lost", "/spec/egress/1", "", RULES, PEERS, LAST),
                new Case("no rules of a direction", "/spec/ingress", "", RULES, PEERS, LAST),
                new Case("a rule is new", "/spec/egress/2", "{}", RULES, PEERS, LAST),
                new Case("another pod", managed + "/0/podSelector", "{}", PEERS),
                new Case("the pod is lost", managed + "/0", "", PEERS),
                new Case("another peer", managed + "/2", "{podSelector: {}}", PEERS),
                new Case(
                        "DNS is anywhere",
                        "/spec/egress/0/to/0/namespaceSelector",
                        "{a: b}",
                        PEERS),
                new Case(
                        "DNS gets a block",
                        "/spec/egress/0/to/1",
                        "{ipBlock: {cidr: 3.0.0.0/8}}",
                        LAST),
                new Case("the last block is lost", managed + "/1", "", LAST),
                new Case("from everywhere: empty", "/spec/ingress/0/from", "[]", LAST),
                new Case("from everywhere: missing", "/spec/ingress/0/from", "", LAST),
                new Case("to everywhere", managed, "", PEERS, LAST));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void theControllerMayChangeBlocksAndItsAnnotation(Case change) {
        List<String> denials =
                policy.denials(Request.update(policy(), changed(change.path(), change.value())));

        assertThat(denials).hasSameSizeAs(change.denials());
        for (int i = 0; i < denials.size(); i++) {
            assertThat(denials.get(i)).contains(change.denials().get(i));
        }
    }

    @Test
    void aPolicyWithoutTheLabelIsNotTouched() {
        for (String labels : List.of("", "{team: x}", "{rangekeeper.io/managed: 'false'}")) {
            JsonNode before = changed("/metadata/labels", labels);

            assertThat(policy.denials(Request.update(before, before)))
                    .singleElement()
                    .asString()
                    .contains(NO_LABEL);
        }
    }

    @Test
    void aPolicyWithTheLeastFieldsIsJudgedToo() {
        JsonNode least =
                Yaml.read(
                        "{metadata: {labels: {rangekeeper.io/managed: 'true'}}, spec: {podSelector: {}}}",
                        "least");

        assertThat(policy.denials(Request.update(least, least))).isEmpty();
    }

    @Test
    void nothingIsCreatedOrDeleted() {
        NullNode nothing = NullNode.getInstance();
        for (Request request :
                List.of(
                        new Request(AdmissionPolicy.CONTROLLER, "CREATE", nothing, policy()),
                        new Request(AdmissionPolicy.CONTROLLER, "DELETE", policy(), nothing))) {
            assertThat(policy.denials(request))
                    .first()
                    .asString()
                    .contains("creates and deletes no policies");
        }
    }

    @Test
    void othersAreNotJudged() {
        for (String user : List.of("jane", "system:serviceaccount:other:rangekeeper")) {
            Request request =
                    new Request(user, "UPDATE", policy(), changed("/spec/egress", "[{}]"));

            assertThat(policy.denials(request)).isEmpty();
        }
    }

    private static JsonNode policy() {
        return Yaml.read(POLICY, "policy");
    }

    private static JsonNode changed(String path, String value) {
        JsonNode policy = policy();
        int last = path.lastIndexOf('/');
        JsonNode parent = policy.at(path.substring(0, last));
        String name = path.substring(last + 1).replace("~1", "/");
        switch (parent) {
            case ArrayNode list when value.isEmpty() -> list.remove(Integer.parseInt(name));
            case ArrayNode list -> set(list, Integer.parseInt(name), Yaml.read(value, "value"));
            case ObjectNode object when value.isEmpty() -> object.remove(name);
            case ObjectNode object -> object.set(name, Yaml.read(value, "value"));
            default -> throw new AssertionError(path);
        }
        return policy;
    }

    private static void set(ArrayNode list, int index, JsonNode value) {
        if (index == list.size()) {
            list.add(value);
        } else {
            list.set(index, value);
        }
    }
}
