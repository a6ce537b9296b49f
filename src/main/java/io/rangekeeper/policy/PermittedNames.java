package io.rangekeeper.policy;

import io.rangekeeper.select.Names;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/// Feeds or named sets that may be used.
///
/// @param all whatever there is, also what comes later
/// @param names these at least
public record PermittedNames(boolean all, SortedSet<String> names) {
    public static final PermittedNames ALL = new PermittedNames(true, new TreeSet<>());
    public static final PermittedNames NONE = new PermittedNames(false, new TreeSet<>());

    private static final int MOST_NAMES = 10;

    public PermittedNames {
        names = Collections.unmodifiableSortedSet(new TreeSet<>(names));
    }

    public static PermittedNames of(Collection<String> names) {
        return new PermittedNames(false, new TreeSet<>(names));
    }

    boolean contains(String name) {
        return all || names.contains(name);
    }

    PermittedNames or(PermittedNames other) {
        SortedSet<String> both = new TreeSet<>(names);
        both.addAll(other.names);
        return new PermittedNames(all || other.all, both);
    }

    /// `the feeds aws and stripe`, `all feeds` or `no feed`.
    ///
    /// @param noun in the singular
    /// @param prefix how a name is written in an expression
    String words(String noun, String prefix) {
        if (all) {
            return "all " + noun + "s";
        }
        String list =
                Names.list(names.stream().map(name -> prefix + name).toList(), "and", MOST_NAMES);
        return switch (names.size()) {
            case 0 -> "no " + noun;
            case 1 -> "the " + noun + " " + list;
            default -> "the " + noun + "s " + list;
        };
    }
}
