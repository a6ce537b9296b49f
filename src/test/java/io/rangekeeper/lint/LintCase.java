package io.rangekeeper.lint;

import java.util.List;

/// Objects, and whether a lint has something to say of them.
///
/// @param objects YAML
record LintCase(
        LintId id, boolean found, String sentence, ClusterFacts facts, List<String> objects) {
    static LintCase finds(LintId id, String sentence, String... objects) {
        return new LintCase(id, true, sentence, ClusterFacts.UNKNOWN, List.of(objects));
    }

    static LintCase passes(LintId id, String sentence, String... objects) {
        return new LintCase(id, false, sentence, ClusterFacts.UNKNOWN, List.of(objects));
    }

    LintCase in(ClusterFacts known) {
        return new LintCase(id, found, sentence, known, objects);
    }

    @Override
    public String toString() {
        return id + (found ? " finds " : " passes ") + sentence;
    }
}
