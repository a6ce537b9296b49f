package io.rangekeeper.store.manifests;

import io.rangekeeper.yaml.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// Removes entries of mappings from a text. A comment on the line of an entry goes with it; one on
/// a line of its own stays.
record EntryRemoval(Lines lines, Splices splices) {
    /// Removes what is chosen of some of the members of a mapping; a member of which nothing is
    /// left is removed too.
    ///
    /// @param choices which keys of a member go, for the members that this is about
    /// @throws UneditableException when the layout does not allow it
    void remove(Part.Mapping outer, Function<Part.Entry, Optional<Predicate<String>>> choices) {
        List<Part.Entry> empty = new ArrayList<>();
        for (Part.Entry member : outer.entries()) {
            choices.apply(member)
                    .ifPresent(choice -> {
                        if (remove(member, choice)) {
                            empty.add(member);
                        }
                    });
        }
        if (outer.flow()) {
            inline(outer, empty);
        } else {
            empty.forEach(this::whole);
        }
    }

    /// @return whether nothing of it is left
    private boolean remove(Part.Entry member, Predicate<String> choice) {
        if (member.value() instanceof Part.Alias || isAnchored(member.value())) {
            throw new UneditableException(
                    "what would be removed also stands elsewhere, through a YAML anchor or alias");
        }
        if (!(member.value() instanceof Part.Mapping inner)) {
            return false;
        }
        List<Part.Entry> gone =
                inner.entries().stream()
                        .filter(entry ->
                                entry.key() instanceof Part.Scalar key && choice.test(key.value()))
                        .toList();
        if (gone.isEmpty() || gone.size() == inner.entries().size()) {
            return !gone.isEmpty();
        }
        if (inner.flow()) {
            inline(inner, gone);
        } else {
            gone.forEach(entry -> line(entry, entry.value().end()));
        }
        return false;
    }

    private static boolean isAnchored(Part part) {
        return !part.properties().anchor().isEmpty();
    }

    /// A member of a block mapping with all that it holds; comments between its entries stay.
    private void whole(Part.Entry member) {
        if (member.value() instanceof Part.Mapping inner && !inner.flow()) {
            line(member, member.key().end() + 1);
            inner.entries().forEach(entry -> line(entry, entry.value().end()));
        } else {
            line(member, member.value().end());
        }
    }

    /// The lines from a key to an end.
    private void line(Part.Entry entry, int end) {
        int start = entry.key().start();
        Optional<Lines.Rest> rest = lines.rest(end);
        if (!lines.isFirstOnItsLine(start) || rest.isEmpty()) {
            throw new UneditableException("what would be removed shares a line");
        }
        splices.delete(lines.lineStart(start), rest.get().end());
    }

    /// Entries of a mapping in braces, each with the comma that parts it from the next one, or from
    /// the one before it at the end. At least one stays.
    private void inline(Part.Mapping mapping, List<Part.Entry> gone) {
        List<Part.Entry> all = mapping.entries();
        int lastKept = all.size() - 1;
        while (gone.contains(all.get(lastKept))) {
            lastKept--;
        }
        for (int i = 0; i < lastKept; i++) {
            if (gone.contains(all.get(i))) {
                cut(all.get(i).key().start(), all.get(i + 1).key().start(), all.get(i));
            }
        }
        if (lastKept < all.size() - 1) {
            int from = all.get(lastKept).value().end();
            for (Part.Entry entry : all.subList(lastKept + 1, all.size())) {
                cut(from, entry.value().end(), entry);
                from = entry.value().end();
            }
        }
    }

    private void cut(int start, int end, Part.Entry entry) {
        String around =
                lines.slice(start, Math.max(start, entry.key().start()))
                        + lines.slice(Math.min(end, entry.value().end()), end);
        if (around.contains("#")) {
            throw new UneditableException("a comment stands within the braces");
        }
        splices.delete(start, end);
    }
}
