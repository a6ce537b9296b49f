package io.rangekeeper.store.manifests;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rangekeeper.policy.Annotations;
import io.rangekeeper.yaml.MarkedText;
import io.rangekeeper.yaml.Part;
import io.rangekeeper.yaml.YamlException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads a text again from which our names were taken, and compares it with the old one. It knows
/// nothing of how that was done. What it looks for is no policy of ours any more, so it is found by
/// its position.
record StripVerification(Entry before) {
    /// What is wrong; empty when exactly our names are gone.
    Optional<String> problem(ManifestFile edited) {
        try {
            MarkedText after = ManifestReader.parse(edited);
            return before.position()
                    .in(after.documents())
                    .filter(Part.Mapping.class::isInstance)
                    .map(part -> problem(after, (Part.Mapping) part))
                    .orElseGet(() -> Optional.of("the policy would not be there any more"));
        } catch (YamlException e) {
            return Optional.of("the file could not be read back: " + e.getMessage());
        }
    }

    private Optional<String> problem(MarkedText after, Part.Mapping part) {
        String around = Shape.of(before.source().documents(), before.part());
        if (!around.equals(Shape.of(after.documents(), part))) {
            return Optional.of("something else in the file would have changed");
        }
        if (!stripped().equals(after.value(part))) {
            return Optional.of("something else in the policy would have changed");
        }
        return spec(before.source(), before.part()).equals(spec(after, part))
                ? Optional.empty()
                : Optional.of("the text of its spec would have changed");
    }

    private ObjectNode stripped() {
        ObjectNode object = before.object().deepCopy();
        ObjectNode metadata = object.withObject("/metadata");
        if (metadata.get("labels") instanceof ObjectNode labels) {
            labels.remove(Annotations.MANAGED);
        }
        if (metadata.get("annotations") instanceof ObjectNode annotations) {
            List<String> names = new ArrayList<>();
            annotations.fieldNames().forEachRemaining(names::add);
            names.removeIf(name -> !Annotations.isOurs(name));
            annotations.remove(names);
            if (annotations.isEmpty() && !names.isEmpty()) {
                metadata.remove("annotations");
            }
        }
        if (metadata.path("labels").isEmpty()) {
            metadata.remove("labels");
        }
        return object;
    }

    /// The very text; empty where there is none.
    private static String spec(MarkedText text, Part.Mapping object) {
        return object.entry("spec")
                .map(entry -> text.text().substring(entry.value().start(), entry.value().end()))
                .orElse("");
    }
}
