package io.rangekeeper.store.manifests;

import io.rangekeeper.policy.Annotations;
import io.rangekeeper.yaml.Part;
import java.util.Optional;

/// Whether an object carries the label that makes it ours.
sealed interface Label {
    record Present() implements Label {}

    record Absent() implements Label {}

    /// It may be meant, but is not there.
    ///
    /// @param at what is wrong
    record Unclear(Part at, String problem) implements Label {}

    static Label of(Part.Mapping object, String text) {
        Optional<Part> metadata = object.get("metadata");
        Optional<Part> labels = metadata.flatMap(part -> member(part, "labels"));
        Optional<Part> value = labels.flatMap(part -> member(part, Annotations.MANAGED));
        if (value.isPresent()) {
            return value.get() instanceof Part.Scalar scalar ? of(scalar) : new Absent();
        }
        Optional<Part> merged =
                labels.flatMap(Label::mergeKey)
                        .or(() -> metadata.flatMap(Label::mergeKey))
                        .or(() -> mergeKey(object));
        return merged.filter(key -> text.contains(Annotations.MANAGED))
                .<Label>map(key ->
                        new Unclear(
                                key,
                                "merge keys (<<) are not YAML 1.2, so that"
                                        + " the labels are not known; write out what is merged"))
                .orElseGet(Absent::new);
    }

    private static Label of(Part.Scalar value) {
        boolean text = value.style() != Part.Style.PLAIN || !value.properties().tag().isEmpty();
        if (text) {
            return value.value().equals("true") ? new Present() : new Absent();
        }
        return value.value().equalsIgnoreCase("true")
                ? new Unclear(
                        value,
                        "the label is a boolean, which no API server takes; quote it: "
                                + Annotations.MANAGED
                                + ": \"true\"")
                : new Absent();
    }

    private static Optional<Part> member(Part part, String key) {
        return part instanceof Part.Mapping mapping ? mapping.get(key) : Optional.empty();
    }

    private static Optional<Part> mergeKey(Part part) {
        return part instanceof Part.Mapping mapping
                ? mapping.entry("<<").map(Part.Entry::key)
                : Optional.empty();
    }
}
