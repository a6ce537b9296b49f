package io.rangekeeper.store.manifests;

import io.rangekeeper.yaml.Part;
import io.rangekeeper.yaml.Part.Style;
import java.util.List;

/// What a text says apart from one node, down to anchors, tags and whether a scalar is quoted: two
/// texts of one shape differ in layout only.
final class Shape {
    private final StringBuilder shape = new StringBuilder();
    private final Part hole;

    private Shape(Part hole) {
        this.hole = hole;
    }

    static String of(List<Part> documents, Part hole) {
        Shape shape = new Shape(hole);
        documents.forEach(shape::append);
        return shape.shape.toString();
    }

    @SuppressWarnings("ReferenceEquality") // this very node, not one that looks like it
    private void append(Part part) {
        if (part == hole) {
            shape.append("(hole)");
            return;
        }
        Part.Properties properties = part.properties();
        shape.append('(').append(properties.anchor()).append(' ').append(properties.tag());
        switch (part) {
            case Part.Mapping mapping -> {
                shape.append(" map");
                mapping.entries().forEach(this::append);
            }
            case Part.Sequence sequence -> {
                shape.append(" list");
                sequence.items().forEach(this::append);
            }
            case Part.Scalar scalar ->
                    shape.append(scalar.style() == Style.PLAIN ? " plain " : " text ")
                            .append(scalar.value().length())
                            .append(' ')
                            .append(scalar.value());
            case Part.Alias alias -> shape.append(" alias ").append(alias.name());
        }
        shape.append(')');
    }

    private void append(Part.Entry entry) {
        append(entry.key());
        append(entry.value());
    }
}
