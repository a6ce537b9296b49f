package io.rangekeeper.report;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/// Values as a report spells them.
final class Labels {
    private Labels() {}

    /// `over_budget`.
    static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static List<String> texts(Collection<?> values) {
        return values.stream().map(Object::toString).toList();
    }
}
