package io.rangekeeper.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A NetworkPolicy (`networking.k8s.io/v1`) as it was read from a cluster or a file: the parts that
/// matter here, checked once. What is not understood is carried along untouched, never written back
/// from a model.
///
/// @param place where it stands, for people: `deploy/examples/stripe.yaml:1` or `NetworkPolicy
///   payments/stripe`
/// @param namespace empty where a manifest names none
/// @param uid empty where it is not from a cluster
/// @param resourceVersion identifies this very state of the object; opaque
/// @param managers who writes anything of its `spec`, by `metadata.managedFields`
/// @param approver who wrote the approvals, where the API server tells
/// @param podSelector the raw selector; an empty object selects every pod of the namespace
/// @param policyTypes the directions in effect, defaults filled in as the API server does
public record NetworkPolicy(
        String place,
        String namespace,
        String name,
        String uid,
        String resourceVersion,
        Map<String, String> labels,
        Map<String, String> annotations,
        Set<String> managers,
        Optional<Approver> approver,
        JsonNode podSelector,
        Set<Direction> policyTypes,
        List<Rule> egress,
        List<Rule> ingress) {

    public NetworkPolicy {
        labels = Map.copyOf(labels);
        annotations = Map.copyOf(annotations);
        managers = Set.copyOf(managers);
        policyTypes = Set.copyOf(policyTypes);
        egress = List.copyOf(egress);
        ingress = List.copyOf(ingress);
    }

    /// Reads an object.
    ///
    /// @param place as above
    /// @param resourceVersion as above, where the object itself does not say
    /// @throws MalformedPolicyException when the object is not what the API defines
    public static NetworkPolicy read(JsonNode object, String place, String resourceVersion) {
        return new PolicyReader(object).read(place, resourceVersion);
    }

    public List<Rule> rules(Direction direction) {
        return switch (direction) {
            case EGRESS -> egress;
            case INGRESS -> ingress;
        };
    }

    public boolean isManaged() {
        return "true".equals(labels.get(Annotations.MANAGED));
    }

    /// `payments/allow-egress-to-stripe`, or the bare name where there is no namespace.
    public String qualifiedName() {
        return namespace.isEmpty() ? name : namespace + "/" + name;
    }

    /// The same object with another value of an annotation.
    public NetworkPolicy annotated(String annotation, String value) {
        return with(resourceVersion, annotation, value, egress, ingress);
    }

    NetworkPolicy with(
            String version,
            String annotation,
            String value,
            List<Rule> otherEgress,
            List<Rule> otherIngress) {
        Map<String, String> others = new HashMap<>(annotations);
        others.put(annotation, value);
        return new NetworkPolicy(
                place,
                namespace,
                name,
                uid,
                version,
                labels,
                others,
                managers,
                approver,
                podSelector,
                policyTypes,
                otherEgress,
                otherIngress);
    }
}
