package io.rangekeeper.cli;

import io.rangekeeper.feed.Catalogue;
import io.rangekeeper.feed.Unlisted;
import io.rangekeeper.select.Nearest;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Feeds that a user names.
final class FeedNames {
    private FeedNames() {}

    /// That there is no such feed, and what the user may have meant or do instead.
    static CommandException unknown(Catalogue catalogue, String name) {
        Unlisted unlisted = Unlisted.builtIn();
        Optional<Unlisted.Vendor> vendor = unlisted.vendor(name);
        if (vendor.isPresent()) {
            return CommandException.failure(
                    "there is no feed " + name + ": " + vendor.get().explanation());
        }
        Set<String> names = new TreeSet<>(catalogue.names());
        unlisted.vendors().forEach(known -> names.add(known.name()));
        return CommandException.failure(
                "there is no feed "
                        + name
                        + Nearest.hint(name, names)
                        + " ('rangekeeper feeds' lists all)");
    }
}
