package io.rangekeeper.store.manifests;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rangekeeper.policy.MalformedPolicyException;
import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.store.PolicyStore.Unreadable;
import io.rangekeeper.store.manifests.ManifestReader.Found;
import io.rangekeeper.yaml.MarkedText;
import io.rangekeeper.yaml.Part;
import io.rangekeeper.yaml.YamlException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds the labelled NetworkPolicies of a text: as documents, and within lists.
final class PolicyFinder {
    private static final String API_VERSION = "networking.k8s.io/v1";

    private final MarkedText source;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Unreadable> unreadable = new ArrayList<>();

    PolicyFinder(MarkedText source) {
        this.source = source;
    }

    Found find() {
        for (int i = 0; i < source.documents().size(); i++) {
            visit(source.documents().get(i), new Position(i, ""), "");
        }
        return new Found(entries, unreadable);
    }

    /// @param kind what an object is that does not say: the items of a typed list need not
    private void visit(Part part, Position position, String kind) {
        if (!(part.resolved() instanceof Part.Mapping object)) {
            return;
        }
        switch (text(object, "kind", kind)) {
            case "NetworkPolicy" -> candidate(part, object, position);
            case "List" -> items(part, object, position, "");
            case "NetworkPolicyList" -> items(part, object, position, "NetworkPolicy");
            default -> {
                // Another kind is not ours.
            }
        }
    }

    /// Lists within lists are read, but not through aliases: these could multiply without end.
    private void items(Part part, Part.Mapping list, Position position, String kind) {
        if (part instanceof Part.Alias) {
            report(part, "a list behind a YAML alias is not read; write it out");
            return;
        }
        if (list.get("items").orElse(list) instanceof Part.Sequence items) {
            for (int i = 0; i < items.items().size(); i++) {
                visit(items.items().get(i), position.item(i), kind);
            }
        }
    }

    private void candidate(Part part, Part.Mapping object, Position position) {
        switch (Label.of(object, source.text())) {
            case Label.Absent() -> {
                // Unlabelled policies are invisible.
            }
            case Label.Unclear(Part at, String problem) -> report(at, problem);
            case Label.Present() -> labelled(part, object, position);
        }
    }

    private void labelled(Part part, Part.Mapping object, Position position) {
        if (!text(object, "apiVersion", API_VERSION).equals(API_VERSION)) {
            report(object, "is labelled, but not of apiVersion " + API_VERSION);
            return;
        }
        Optional<Part> placeholder = Template.find(object);
        if (placeholder.isPresent()) {
            report(placeholder.get(), Template.PROBLEM);
            return;
        }
        Optional<Part> ambiguous = Dialect.find(object);
        if (ambiguous.isPresent()) {
            report(ambiguous.get(), Dialect.SCALAR);
            return;
        }
        try {
            accept(part, entry(object, position));
        } catch (YamlException e) {
            unreadable.add(ManifestReader.report(e));
        } catch (MalformedPolicyException e) {
            report(PathFinder.find(object, e.path()), String.valueOf(e.getMessage()));
        }
    }

    private Entry entry(Part.Mapping object, Position position) {
        ObjectNode value = (ObjectNode) source.value(object);
        ObjectNode exported = value.deepCopy();
        // What `kubectl get -o yaml` left here says nothing about the file, or who writes it.
        if (exported.get("metadata") instanceof ObjectNode metadata) {
            metadata.remove(List.of("resourceVersion", "managedFields"));
        }
        String place = source.file() + ":" + source.line(object.start());
        NetworkPolicy policy =
                NetworkPolicy.read(exported, place, ObjectVersion.of(position, value));
        if (policy.name().isEmpty()) {
            throw new MalformedPolicyException("metadata.name", "a policy needs a name");
        }
        return new Entry(source, position, object, value, policy);
    }

    private void accept(Part part, Entry entry) {
        Optional<Part> shared =
                part instanceof Part.Alias
                        ? Optional.of(part)
                        : new PolicyParts(entry.part()).shared();
        shared.ifPresentOrElse(
                at ->
                        report(
                                at,
                                entry.policy().qualifiedName()
                                        + " shares what would be changed through a YAML anchor or"
                                        + " alias and was left alone; write it out"),
                () -> entries.add(entry));
    }

    private void report(Part at, String problem) {
        unreadable.add(new Unreadable(source.place(at.start()), problem));
    }

    private static String text(Part.Mapping object, String key, String absent) {
        return object.get(key)
                .map(value -> value instanceof Part.Scalar scalar ? scalar.value() : "")
                .orElse(absent);
    }
}
