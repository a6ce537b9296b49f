package io.rangekeeper.policy;

import io.rangekeeper.select.Finding;

/// A user's mistake on a policy. It makes the whole policy Invalid, so that nothing of it is
/// changed.
///
/// @param where the annotation or field, as in `rangekeeper.io/egress` or `spec.egress[1]`
/// @param message what is wrong and what would be right
public record Problem(String where, String message) {
    /// What is to be said of the expression of an annotation.
    static Problem of(String annotation, Finding finding) {
        String column = finding.column() > 0 ? "column " + finding.column() + ": " : "";
        return new Problem(annotation, column + finding.message());
    }
}
