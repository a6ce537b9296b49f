package io.rangekeeper.store.manifests;

import io.rangekeeper.policy.Annotations;
import io.rangekeeper.policy.Direction;
import io.rangekeeper.yaml.Part;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The places of a policy that an edit passes through or changes.
record PolicyParts(Part.Mapping policy) {
    Optional<Part.Mapping> annotations() {
        return policy.get("metadata")
                .flatMap(metadata -> member(metadata, "annotations"))
                .flatMap(annotations -> as(Part.Mapping.class, annotations.resolved()));
    }

    /// The `to` or `from` of a rule, where it is a list that stands nowhere else.
    Optional<Part.Entry> peers(Direction direction, int rule) {
        List<Part> rules = rules(direction);
        if (rule >= rules.size()
                || managed(direction, rules.get(rule)).anyMatch(PolicyParts::isShared)) {
            return Optional.empty();
        }
        return rules.get(rule) instanceof Part.Mapping mapping
                ? mapping.entry(direction.peersField())
                : Optional.empty();
    }

    static boolean isBlock(Part peer) {
        return peer.resolved() instanceof Part.Mapping mapping
                && mapping.get("ipBlock").filter(Part.Mapping.class::isInstance).isPresent();
    }

    /// The first alias or anchor on the way to what may have to be changed: what stands there also
    /// stands elsewhere.
    Optional<Part> shared() {
        Stream<Part> annotations =
                Stream.concat(
                        path(policy, "metadata", "annotations"),
                        path(policy, "metadata", "annotations", Annotations.APPLIED));
        Stream<Part> rules = Stream.of(Direction.values()).flatMap(this::managed);
        return Stream.of(Stream.of((Part) policy), annotations, rules)
                .flatMap(parts -> parts)
                .filter(PolicyParts::isShared)
                .findFirst();
    }

    private Stream<Part> managed(Direction direction) {
        if (!isAnnotated(direction)) {
            return Stream.empty();
        }
        Stream<Part> rules = rules(direction).stream().flatMap(rule -> managed(direction, rule));
        return Stream.concat(path(policy, "spec", direction.label()), rules);
    }

    private static Stream<Part> managed(Direction direction, Part rule) {
        List<Part> blocks = blocks(direction, rule);
        if (blocks.isEmpty()) {
            return Stream.empty();
        }
        Stream<Part> way = Stream.concat(Stream.of(rule), path(rule, direction.peersField()));
        return Stream.concat(way, blocks.stream().flatMap(PolicyParts::all));
    }

    private List<Part> rules(Direction direction) {
        return policy.get("spec")
                .flatMap(spec -> member(spec, direction.label()))
                .flatMap(rules -> as(Part.Sequence.class, rules.resolved()))
                .map(Part.Sequence::items)
                .orElse(List.of());
    }

    private static List<Part> blocks(Direction direction, Part rule) {
        return member(rule.resolved(), direction.peersField())
                .flatMap(peers -> as(Part.Sequence.class, peers.resolved()))
                .map(peers -> peers.items().stream().filter(PolicyParts::isBlock).toList())
                .orElse(List.of());
    }

    private boolean isAnnotated(Direction direction) {
        String name = Annotations.PREFIX + direction.label();
        return annotations().stream()
                .flatMap(annotations -> annotations.entries().stream())
                .map(entry -> entry.key().resolved())
                .anyMatch(key ->
                        key instanceof Part.Scalar scalar
                                && (scalar.value().equals(name)
                                        || scalar.value().startsWith(name + ".")));
    }

    /// The parts along a path of keys, as far as it goes.
    private static Stream<Part> path(Part from, String... keys) {
        Stream.Builder<Part> parts = Stream.builder();
        Optional<Part> at = Optional.of(from);
        for (String key : keys) {
            at = at.flatMap(part -> member(part.resolved(), key));
            at.ifPresent(parts);
        }
        return parts.build();
    }

    private static Stream<Part> all(Part part) {
        Stream<Part> inner =
                switch (part) {
                    case Part.Mapping mapping ->
                            mapping.entries().stream()
                                    .flatMap(entry -> Stream.of(entry.key(), entry.value()));
                    case Part.Sequence sequence -> sequence.items().stream();
                    case Part.Scalar _, Part.Alias _ -> Stream.empty();
                };
        return Stream.concat(Stream.of(part), inner.flatMap(PolicyParts::all));
    }

    private static boolean isShared(Part part) {
        return part instanceof Part.Alias || !part.properties().anchor().isEmpty();
    }

    private static Optional<Part> member(Part part, String key) {
        return part instanceof Part.Mapping mapping
                ? mapping.entry(key).map(Part.Entry::value)
                : Optional.empty();
    }

    private static <T extends Part> Optional<T> as(Class<T> type, Part part) {
        return type.isInstance(part) ? Optional.of(type.cast(part)) : Optional.empty();
    }
}
