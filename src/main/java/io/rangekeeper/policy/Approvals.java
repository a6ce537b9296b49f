package io.rangekeeper.policy;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The annotation [Annotations#APPROVE] as a person extends it. What stands there stays: spent ids
/// do no harm, and the annotation is its author's.
///
/// @param text as it stands; empty where there is none
public record Approvals(String text) {
    private static final Pattern SEPARATOR = Pattern.compile("[\\s,]+");

    public static Approvals of(NetworkPolicy policy) {
        return new Approvals(policy.annotations().getOrDefault(Annotations.APPROVE, ""));
    }

    public boolean contains(HeldId id) {
        return words().contains(id.text());
    }

    /// The same with these ids too.
    public Approvals with(Collection<HeldId> ids) {
        String more =
                ids.stream()
                        .filter(id -> !contains(id))
                        .distinct()
                        .map(HeldId::text)
                        .collect(Collectors.joining(","));
        if (more.isEmpty()) {
            return this;
        }
        String before = text.replaceFirst("[\\s,]+$", "");
        return new Approvals(
                Stream.of(before, more)
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(",")));
    }

    private List<String> words() {
        return SEPARATOR.splitAsStream(text).toList();
    }
}
