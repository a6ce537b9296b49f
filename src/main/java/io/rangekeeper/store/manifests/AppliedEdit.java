package io.rangekeeper.store.manifests;

import io.rangekeeper.policy.Annotations;
import io.rangekeeper.yaml.Part;
import io.rangekeeper.yaml.Part.Style;
import java.util.Optional;

/// Changes or adds the annotation [Annotations#APPLIED].
final class AppliedEdit {
    private final Lines lines;
    private final Part.Mapping annotations;
    private final boolean json;

    /// @param json whether the text is JSON, which knows double quotes only
    AppliedEdit(Lines lines, Part.Mapping annotations, boolean json) {
        this.lines = lines;
        this.annotations = annotations;
        this.json = json;
    }

    /// @throws UneditableException when the layout does not allow it
    void apply(String applied, Splices splices) {
        Optional<Part.Entry> existing = annotations.entry(Annotations.APPLIED);
        if (existing.isPresent()) {
            replace(existing.get().value(), applied, splices);
        } else if (annotations.entries().isEmpty()) {
            throw new UneditableException("the policy has no annotation");
        } else {
            add(annotations.entries().getLast(), applied, splices);
        }
    }

    private void replace(Part value, String applied, Splices splices) {
        if (!(value instanceof Part.Scalar scalar)) {
            throw new UneditableException(Annotations.APPLIED + " is not a text");
        }
        String text = quoting(scalar.style()).write(applied);
        boolean nothing = scalar.start() == scalar.end();
        splices.replace(scalar.start(), scalar.end(), nothing ? " " + text : text);
    }

    private void add(Part.Entry last, String applied, Splices splices) {
        Punctuation layout = Punctuation.of(lines, annotations);
        String entry = entry(last, applied);
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

    private String entry(Part.Entry last, String applied) {
        Style keys = last.key() instanceof Part.Scalar key ? key.style() : Style.PLAIN;
        Style values =
                annotations.flow() && last.value() instanceof Part.Scalar value
                        ? value.style()
                        : Style.PLAIN;
        String colon = annotations.flow() ? Punctuation.colon(lines, last) : ": ";
        return Quoting.like(keys).write(Annotations.APPLIED)
                + colon
                + quoting(values).write(applied);
    }

    private Quoting quoting(Style style) {
        return json || style == Style.DOUBLE_QUOTED ? Quoting.DOUBLE : Quoting.SINGLE;
    }
}
