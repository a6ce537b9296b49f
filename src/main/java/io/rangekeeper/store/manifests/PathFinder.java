package io.rangekeeper.store.manifests;

import io.rangekeeper.yaml.Part;
import java.util.Optional;

/// Finds the node that a path like `spec.egress[1].ports[0]` names, or the nearest one around it.
final class PathFinder {
    private PathFinder() {}

    static Part find(Part root, String path) {
        Part at = root;
        String rest = path;
        while (!rest.isEmpty()) {
            Optional<Step> step = step(at, rest);
            if (step.isEmpty()) {
                return at;
            }
            at = step.get().to().resolved();
            rest = step.get().rest();
        }
        return at;
    }

    private record Step(Part to, String rest) {}

    private static Optional<Step> step(Part at, String path) {
        return switch (at) {
            case Part.Mapping mapping ->
                    mapping.entries().stream()
                            .flatMap(entry -> named(entry, path).stream())
                            .findFirst();
            case Part.Sequence sequence -> item(sequence, path);
            case Part.Scalar _, Part.Alias _ -> Optional.empty();
        };
    }

    /// Annotations have dots in their names, so that the path cannot be split beforehand.
    private static Optional<Step> named(Part.Entry entry, String path) {
        if (!(entry.key() instanceof Part.Scalar key) || !path.startsWith(key.value())) {
            return Optional.empty();
        }
        String rest = path.substring(key.value().length());
        boolean whole = rest.isEmpty() || rest.startsWith(".") || rest.startsWith("[");
        return whole
                ? Optional.of(
                        new Step(entry.value(), rest.startsWith(".") ? rest.substring(1) : rest))
                : Optional.empty();
    }

    private static Optional<Step> item(Part.Sequence sequence, String path) {
        int close = path.indexOf(']');
        if (!path.startsWith("[") || close < 0) {
            return Optional.empty();
        }
        int index = Integer.parseInt(path.substring(1, close));
        String rest = path.substring(close + 1);
        return index < sequence.items().size()
                ? Optional.of(
                        new Step(
                                sequence.items().get(index),
                                rest.startsWith(".") ? rest.substring(1) : rest))
                : Optional.empty();
    }
}
