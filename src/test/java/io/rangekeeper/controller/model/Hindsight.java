package io.rangekeeper.controller.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/// What an expression selects and selected, by what one replica remembers. Time is that of the
/// documents, in minutes.
final class Hindsight {
    private final Asked asked;
    private final Asked usual;
    private final SortedSet<String> documents;
    private final Selectors selectors;
    private final long hold;
    private final long asOf;
    private final Map<Long, Long> known = new HashMap<>();

    /// @param usual what the named set is
    /// @param memory by document; of those that were read
    Hindsight(Asked asked, Asked usual, Map<String, Readings> memory, long hold) {
        this.asked = asked;
        this.usual = usual;
        this.documents = asked.documents(usual);
        this.selectors = new Selectors(memory);
        this.hold = hold;
        this.asOf = past().stream().mapToLong(Readings::lastRead).min().orElse(Readings.FOREVER);
    }

    boolean isRead() {
        return selectors.memory().keySet().containsAll(documents);
    }

    long asOf() {
        return asOf;
    }

    /// From when on all documents are known.
    long begun() {
        return past().stream().mapToLong(Readings::begun).max().orElse(Readings.NEVER);
    }

    boolean isRemembered() {
        return hold == 0 || begun() <= asOf - hold;
    }

    /// What is subtracted counts with all that it held within the hold.
    long selected() {
        return at(Readings.FOREVER);
    }

    /// Selected at any time within the hold.
    long selectedWithinHold() {
        return hold == 0 ? selected() : since(asOf - hold);
    }

    /// Selected at any time that is remembered.
    long ever() {
        return since(Readings.NEVER);
    }

    /// What the expression does not exclude by itself, whatever was published before anything is
    /// known.
    long possible() {
        return asked.selected(
                (selector, subtracted) -> subtracted ? recently(selector) : selector.family(),
                usual);
    }

    /// From these contents of its documents, and the current ones of others.
    long from(Map<String, Content> contents) {
        return asked.selected((selector, _) -> selectors.from(selector, contents), usual);
    }

    /// Nothing outside of this is selected from any contents that were ever accepted.
    ///
    /// @param forgotten whether what was added may have been anything
    long atMost(boolean forgotten) {
        return asked.selected(
                (selector, subtracted) -> {
                    if (subtracted) {
                        return selectors.always(selector);
                    }
                    return forgotten
                            ? selector.family()
                            : selectors.after(selector, Readings.NEVER);
                },
                usual);
    }

    /// Whether an expression that is new would be a mistake: something in it selects nothing.
    boolean isMistaken() {
        return asked.selectors(usual).stream().anyMatch(selectors::isMistaken)
                || from(Map.of()) == 0;
    }

    /// What a rule allowed that kept for the hold what owners withdrew, at every time within the
    /// last minutes.
    ///
    /// @param notBefore what was selected only before it is left out
    List<Long> inEffect(long back, long notBefore) {
        long first = Math.max(asOf - back, Readings.NEVER);
        List<Long> starts = new ArrayList<>(starts(first - hold));
        TreeSet<Long> times = new TreeSet<>(List.of(first, asOf));
        for (long start : starts) {
            times.add(start);
            times.add(start + hold);
        }
        List<Long> sets = new ArrayList<>();
        for (long time : times.subSet(first, true, asOf, true)) {
            long open = 0;
            for (int i = 0; i < starts.size(); i++) {
                long until = i + 1 < starts.size() ? starts.get(i + 1) : Readings.FOREVER + 1;
                if (starts.get(i) <= time && until > time - hold && until > notBefore) {
                    open |= at(starts.get(i));
                }
            }
            if (open != 0) {
                sets.add(open);
            }
        }
        return sets;
    }

    private long since(long time) {
        long selected = 0;
        for (long start : starts(time)) {
            selected |= at(start);
        }
        return selected;
    }

    /// When anything changed since then, and that time or the beginning of memory.
    private SortedSet<Long> starts(long since) {
        TreeSet<Long> starts = new TreeSet<>(List.of(Math.max(since, begun())));
        long first = starts.getFirst();
        for (Readings readings : past()) {
            readings.versions().stream()
                    .map(Readings.Version::from)
                    .filter(from -> from > first)
                    .forEach(starts::add);
        }
        return starts;
    }

    private long at(long time) {
        return known.computeIfAbsent(time, this::evaluate);
    }

    private long evaluate(long time) {
        return asked.selected(
                (selector, subtracted) ->
                        selectors.at(selector, time) | (subtracted ? recently(selector) : 0),
                usual);
    }

    private long recently(Asked.Selector selector) {
        return selectors.after(selector, hold == 0 ? Readings.FOREVER - 1 : asOf - hold);
    }

    private List<Readings> past() {
        return documents.stream()
                .filter(selectors.memory()::containsKey)
                .map(selectors::readings)
                .toList();
    }
}
