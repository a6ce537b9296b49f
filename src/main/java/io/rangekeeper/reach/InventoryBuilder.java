package io.rangekeeper.reach;

import com.fasterxml.jackson.databind.JsonNode;
import io.rangekeeper.policy.MalformedPolicyException;
import io.rangekeeper.policy.NetworkPolicy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Gathers objects, whatever they are and in any order. What is odd becomes a gap, never a failure.
public final class InventoryBuilder {
    private static final Comparator<NetworkPolicy> ORDER =
            Comparator.comparing(NetworkPolicy::namespace)
                    .thenComparing(NetworkPolicy::name)
                    .thenComparing(NetworkPolicy::place);

    private final List<NetworkPolicy> policies = new ArrayList<>();
    private final SortedMap<String, NamespaceFacts> namespaces = new TreeMap<>();
    private final List<Workload> workloads = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();

    /// Takes an object of any kind; most say nothing of policies.
    ///
    /// @param object as it was read
    /// @param place where it stands, for people
    public void add(JsonNode object, String place) {
        String kind = object.path("kind").asText();
        switch (kind) {
            case "NetworkPolicy" -> policy(object, place);
            case "Namespace" -> namespace(object, place);
            default -> PodTemplates.in(kind, object).ifPresent(pod -> workload(object, pod, place));
        }
    }

    /// Something that was not read.
    public void gap(Gap gap) {
        gaps.add(gap);
    }

    public Inventory build(Places places) {
        policies.sort(ORDER);
        twins();
        workloads.sort(Comparator.comparing(Workload::words));
        return new Inventory(policies, namespaces, workloads, gaps, places);
    }

    private void policy(JsonNode object, String place) {
        if (!object.path("apiVersion")
                .asText("networking.k8s.io/v1")
                .startsWith("networking.k8s.io/")) {
            return;
        }
        try {
            NetworkPolicy policy = NetworkPolicy.read(object, place, "");
            LabelSelector.require(
                    !policy.name().isEmpty(), "metadata.name", "a policy needs a name");
            PolicyRules.of(policy, Blocks.LIVE);
            policies.add(policy);
        } catch (MalformedPolicyException e) {
            gaps.add(new Gap(place, name(object) + String.valueOf(e.getMessage()), true));
        }
    }

    private static String name(JsonNode object) {
        String name = object.at("/metadata/name").asText();
        return name.isEmpty() ? "" : "NetworkPolicy " + name + ": ";
    }

    /// Of several objects with one name (a base and its variants), what all of them say.
    private void namespace(JsonNode object, String place) {
        String name = object.at("/metadata/name").asText();
        NamespaceFacts facts =
                new NamespaceFacts(
                        place,
                        name,
                        Texts.of(object.at("/metadata/labels")),
                        Texts.of(object.at("/metadata/annotations")));
        namespaces.merge(name, facts, InventoryBuilder::both);
    }

    private static NamespaceFacts both(NamespaceFacts one, NamespaceFacts other) {
        Map<String, String> labels = new HashMap<>(one.labels());
        labels.entrySet().retainAll(other.labels().entrySet());
        Map<String, String> annotations = new HashMap<>(one.annotations());
        annotations.entrySet().retainAll(other.annotations().entrySet());
        return new NamespaceFacts(one.place(), one.name(), labels, annotations);
    }

    private void workload(JsonNode object, JsonNode pod, String place) {
        if (pod.at("/spec/hostNetwork").asBoolean() || PodTemplates.isOver(object)) {
            return;
        }
        workloads.add(
                new Workload(
                        place,
                        object.at("/metadata/namespace").asText(),
                        object.path("kind").asText(),
                        object.at("/metadata/name").asText(),
                        Texts.of(pod.at("/metadata/labels")),
                        PodTemplates.ports(pod)));
    }

    /// Both count: which one a cluster gets cannot be told from files.
    private void twins() {
        for (int i = 1; i < policies.size(); i++) {
            NetworkPolicy one = policies.get(i - 1);
            NetworkPolicy other = policies.get(i);
            if (one.qualifiedName().equals(other.qualifiedName())) {
                gaps.add(
                        new Gap(
                                other.place(),
                                "%s stands at %s too: what is said counts both, a cluster holds one"
                                        .formatted(other.qualifiedName(), one.place()),
                                false));
            }
        }
    }
}
