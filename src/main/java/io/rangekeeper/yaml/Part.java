package io.rangekeeper.yaml;

import java.util.List;
import java.util.Optional;

/// A node of a YAML or JSON text and where it stands there, for edits that leave the rest of the
/// text alone. Positions are offsets in the text, in chars.
public sealed interface Part {
    /// Where its text begins; an anchor or a tag belongs to it.
    int start();

    /// Where its text ends: line breaks, blank lines and comments that follow are not its own.
    int end();

    Properties properties();

    /// The node itself, or the one that an alias stands for.
    default Part resolved() {
        return this;
    }

    /// What may stand before a node; each empty where there is none.
    record Properties(String anchor, String tag) {
        public static final Properties NONE = new Properties("", "");
    }

    /// Keys with their values, in the order of the text.
    ///
    /// @param flow whether it is written with braces, or as a bare pair in a flow sequence
    record Mapping(int start, int end, Properties properties, boolean flow, List<Entry> entries)
            implements Part {
        public Mapping {
            entries = List.copyOf(entries);
        }

        public Optional<Entry> entry(String key) {
            return entries.stream().filter(entry -> entry.isNamed(key)).findFirst();
        }

        /// The value of a key, aliases followed.
        public Optional<Part> get(String key) {
            return entry(key).map(entry -> entry.value().resolved());
        }
    }

    /// A key and its value.
    record Entry(Part key, Part value) {
        public boolean isNamed(String name) {
            return key instanceof Scalar scalar && scalar.value().equals(name);
        }
    }

    /// A list.
    record Sequence(int start, int end, Properties properties, boolean flow, List<Part> items)
            implements Part {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /// A text, a number and so on.
    ///
    /// @param value what the text says, before its type is looked at
    record Scalar(int start, int end, Properties properties, Style style, String value)
            implements Part {}

    /// A node that stands elsewhere (`*name`).
    record Alias(int start, int end, String name, Part target) implements Part {
        @Override
        public Properties properties() {
            return Properties.NONE;
        }

        @Override
        public Part resolved() {
            return target;
        }
    }

    /// How a scalar is written. Both kinds of block scalars are one: neither is ever added.
    enum Style {
        PLAIN,
        SINGLE_QUOTED,
        DOUBLE_QUOTED,
        BLOCK
    }
}
