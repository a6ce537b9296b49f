package io.rangekeeper.lint;

import java.util.Comparator;
import java.util.Optional;

/// Something to say about an object.
///
/// @param object what it is about: `NetworkPolicy payments/stripe`
/// @param place where it stands: `file:line`, or the object
/// @param path the field, as in `spec.egress[0]`; empty for the whole object
/// @param reason two sentences: what is so, and what that means
/// @param fix what to write instead, as YAML
/// @param silenced why its author does not want to hear of it, where one has said so
public record Finding(
        LintId id,
        Severity severity,
        String object,
        String place,
        String path,
        String reason,
        String fix,
        Optional<String> silenced)
        implements Comparable<Finding> {
    private static final Comparator<Finding> ORDER =
            Comparator.comparing(Finding::severity)
                    .thenComparing(Finding::object)
                    .thenComparing(Finding::id)
                    .thenComparing(Finding::place)
                    .thenComparing(Finding::path)
                    .thenComparing(Finding::reason);

    Finding silencedBy(String why) {
        return new Finding(id, severity, object, place, path, reason, fix, Optional.of(why));
    }

    /// The worst first.
    @Override
    public int compareTo(Finding other) {
        return ORDER.compare(this, other);
    }
}
