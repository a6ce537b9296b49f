package io.rangekeeper.store.manifests;

import io.rangekeeper.policy.Annotations;
import io.rangekeeper.yaml.Part;
import java.util.Optional;
import java.util.stream.Stream;

/// Texts that become manifests only when they are rendered.
final class Template {
    static final String PROBLEM =
            "is a template ({{ }}) and was left alone; run this on the rendered manifests";

    private static final String OPENING = "{{";

    private Template() {}

    static boolean isIn(String text) {
        return text.contains(OPENING);
    }

    static boolean mayConcernUs(String text) {
        return text.contains(Annotations.PREFIX) || text.contains("NetworkPolicy");
    }

    /// The first placeholder of a policy that is YAML all the same. Annotations of others may hold
    /// the templates of others.
    static Optional<Part> find(Part.Mapping policy) {
        return policy.entries().stream()
                .flatMap(entry -> parts(entry.key(), entry.value()))
                .findFirst();
    }

    private static Stream<Part> parts(Part key, Part value) {
        return Stream.concat(
                placeholders(key), isForeign(key) ? Stream.empty() : placeholders(value));
    }

    private static Stream<Part> placeholders(Part part) {
        return switch (part) {
            case Part.Scalar scalar ->
                    scalar.value().contains(OPENING) ? Stream.of(scalar) : Stream.empty();
            case Part.Sequence sequence ->
                    sequence.items().stream().flatMap(Template::placeholders);
            case Part.Mapping mapping when isPlaceholder(mapping) -> Stream.of(mapping);
            case Part.Mapping mapping ->
                    mapping.entries().stream().flatMap(entry -> parts(entry.key(), entry.value()));
            case Part.Alias _ -> Stream.empty();
        };
    }

    /// Unquoted, `{{ x }}` is a mapping whose only key is a mapping.
    private static boolean isPlaceholder(Part.Mapping mapping) {
        return mapping.flow()
                && mapping.entries().stream()
                        .anyMatch(entry -> entry.key() instanceof Part.Mapping);
    }

    private static boolean isForeign(Part key) {
        return key instanceof Part.Scalar scalar
                && scalar.value().contains("/")
                && !scalar.value().startsWith(Annotations.PREFIX);
    }
}
