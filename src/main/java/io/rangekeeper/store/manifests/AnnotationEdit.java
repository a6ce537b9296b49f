package io.rangekeeper.store.manifests;

import io.rangekeeper.yaml.Part;
import io.rangekeeper.yaml.Part.Style;
import java.util.Optional;

/// Changes or adds one annotation.
final class AnnotationEdit {
    private final Lines lines;
    private final Part.Mapping annotations;
    private final boolean json;
    private final String name;

    /// @param json whether the text is JSON, which knows double quotes only
    AnnotationEdit(Lines lines, Part.Mapping annotations, boolean json, String name) {
        this.lines = lines;
        this.annotations = annotations;
        this.json = json;
        this.name = name;
    }

    /// @throws UneditableException when the layout does not allow it
    void apply(String value, Splices splices) {
        Optional<Part.Entry> existing = annotations.entry(name);
        if (existing.isPresent()) {
            replace(existing.get().value(), value, splices);
        } else if (annotations.entries().isEmpty()) {
            throw new UneditableException("the policy has no annotation");
        } else {
            add(annotations.entries().getLast(), value, splices);
        }
    }

    private void replace(Part old, String value, Splices splices) {
        if (!(old instanceof Part.Scalar scalar)) {
            throw new UneditableException(name + " is not a text");
        }
        String text = quoting(scalar.style()).write(value);
        boolean nothing = scalar.start() == scalar.end();
        splices.replace(scalar.start(), scalar.end(), nothing ? " " + text : text);
    }

    private void add(Part.Entry last, String value, Splices splices) {
        Punctuation layout = Punctuation.of(lines, annotations);
        String entry = entry(last, value);
        if (annotations.flow()) {
            splices.insert(last.value().end(), layout.between() + entry);
            return;
        }
        int end =
                lines.rest(last.value().end())
                        .orElseThrow(() -> new UneditableException("the annotations share a line"))
                        .end();
        String indent = layout.between().substring(lines.lineBreak().length());
        splices.insert(end, indent + entry + lines.lineBreak());
    }

    private String entry(Part.Entry last, String value) {
        Style keys = last.key() instanceof Part.Scalar key ? key.style() : Style.PLAIN;
        Style values =
                annotations.flow() && last.value() instanceof Part.Scalar model
                        ? model.style()
                        : Style.PLAIN;
        String colon = annotations.flow() ? Punctuation.colon(lines, last) : ": ";
        return Quoting.like(keys).write(name) + colon + quoting(values).write(value);
    }

    private Quoting quoting(Style style) {
        return json || style == Style.DOUBLE_QUOTED ? Quoting.DOUBLE : Quoting.SINGLE;
    }
}
