package io.rangekeeper.store.manifests;

import io.rangekeeper.policy.Annotations;
import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.yaml.Part;
import java.util.Optional;
import java.util.function.Predicate;

/// Takes our label and our annotations off a policy. Where nothing else is left in `labels` or
/// `annotations`, these go too: an empty one says nothing.
record StripEdit(NetworkPolicy before) implements Edit {
    @Override
    public String apply(Entry entry) {
        Lines lines = new Lines(entry.source().text());
        Part.Mapping metadata =
                mapping(entry.part(), "metadata")
                        .orElseThrow(() -> new UneditableException("it has no metadata"));
        Splices splices = new Splices();
        EntryRemoval removal = new EntryRemoval(lines, splices);
        removal.remove(
                metadata,
                member -> {
                    if (member.isNamed("labels")) {
                        return Optional.of(Annotations.MANAGED::equals);
                    }
                    return member.isNamed("annotations")
                            ? Optional.of(Annotations::isOurs)
                            : Optional.<Predicate<String>>empty();
                });
        return lines.finish(splices.apply(lines.text()));
    }

    @Override
    public Optional<String> problem(Entry entry, ManifestFile edited) {
        return new StripVerification(entry).problem(edited);
    }

    private static Optional<Part.Mapping> mapping(Part.Mapping object, String key) {
        return object.entry(key)
                .map(Part.Entry::value)
                .filter(Part.Mapping.class::isInstance)
                .map(Part.Mapping.class::cast);
    }
}
