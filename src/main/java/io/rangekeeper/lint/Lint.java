package io.rangekeeper.lint;

/// Looks for one thing, or for a few that belong together.
@FunctionalInterface
interface Lint {
    void inspect(Scene scene, Findings findings);
}
