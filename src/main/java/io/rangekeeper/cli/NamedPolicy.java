package io.rangekeeper.cli;

import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.select.Nearest;
import io.rangekeeper.store.PolicyStore.Listing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A policy as a person names it.
///
/// @param text `namespace/name`, or the name alone where a manifest has no namespace
record NamedPolicy(String text) {
    private static final Pattern FORM = Pattern.compile("[^/]+(/[^/]+)?");

    /// @throws CommandException when this names no policy at all
    NamedPolicy {
        if (!FORM.matcher(text).matches()) {
            throw CommandException.usage(
                    "\"" + text + "\" names no policy; expected NAMESPACE/POLICY");
        }
    }

    /// Empty where the name stands alone.
    Optional<String> namespace() {
        int slash = text.indexOf('/');
        return slash < 0 ? Optional.empty() : Optional.of(text.substring(0, slash));
    }

    /// What a store holds by this name: several manifests may share one.
    ///
    /// @param where the store, for people
    /// @throws CommandException when it holds nothing by this name
    Listing in(Listing all, String where) {
        List<NetworkPolicy> policies =
                all.policies().stream()
                        .filter(policy -> policy.qualifiedName().equals(text))
                        .toList();
        if (policies.isEmpty()) {
            throw missing(all, where);
        }
        return new Listing(policies, List.of());
    }

    private CommandException missing(Listing all, String where) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "there is no policy "
                        + text
                        + " with the label rangekeeper.io/managed: \"true\" in "
                        + where
                        + hint(all.policies()));
        all.unreadable()
                .forEach(unreadable ->
                        lines.add(
                                "it may be in what could not be read: "
                                        + unreadable.place()
                                        + ": "
                                        + unreadable.problem()));
        return CommandException.failure(lines);
    }

    /// Those of the same name in another namespace, else what is spelt alike.
    private String hint(List<NetworkPolicy> policies) {
        String name = text.substring(text.indexOf('/') + 1);
        List<String> namesakes =
                policies.stream()
                        .filter(policy -> policy.name().equals(name))
                        .map(NetworkPolicy::qualifiedName)
                        .distinct()
                        .toList();
        if (!namesakes.isEmpty()) {
            return "; did you mean " + String.join(" or ", namesakes) + "?";
        }
        return Nearest.hint(text, policies.stream().map(NetworkPolicy::qualifiedName).toList());
    }
}
