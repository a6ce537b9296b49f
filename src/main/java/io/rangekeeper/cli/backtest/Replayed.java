package io.rangekeeper.cli.backtest;

import io.rangekeeper.feed.DocumentKey;
import io.rangekeeper.report.Backtest;
import io.rangekeeper.report.BacktestSums;
import io.rangekeeper.report.Report;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// A replay that has ended.
public final class Replayed {
    private final Instant from;
    private final Instant until;
    private final List<Subject> subjects;
    private final Tally tally;
    private final List<String> notes;

    /// @param from the time of the first document
    /// @param until the time at which it ended
    /// @param notes on the history
    Replayed(Instant from, Instant until, List<Subject> subjects, Tally tally, List<String> notes) {
        this.from = from;
        this.until = until;
        this.subjects = List.copyOf(subjects);
        this.tally = tally;
        this.notes = List.copyOf(notes);
    }

    /// All that is to be told of it.
    ///
    /// @param policiesFrom where the policies were read, for people
    /// @param historyFrom the folder of the documents
    public Backtest report(String policiesFrom, String historyFrom, Backtest.Guards guard) {
        List<Backtest.Rule> rules =
                subjects.stream().flatMap(subject -> subject.sums().stream()).toList();
        List<Backtest.Asked> asked =
                subjects.stream()
                        .flatMap(subject -> subject.asked().stream())
                        .sorted(Comparator.comparing(Backtest.Asked::at))
                        .toList();
        int writes = subjects.stream().mapToInt(Subject::writes).sum();
        return new Backtest(
                Report.VERSION,
                policiesFrom,
                historyFrom,
                from,
                until,
                guard,
                BacktestSums.total(
                        tally.documents(), subjects.size(), writes, rules, asked, tally.refused()),
                rules,
                asked,
                tally.refused(),
                allNotes());
    }

    private List<String> allNotes() {
        List<String> all = new ArrayList<>(notes);
        Set<DocumentKey> missing = new TreeSet<>();
        subjects.forEach(subject -> missing.addAll(subject.missing()));
        if (!missing.isEmpty()) {
            all.add(
                    "no document was read of "
                            + String.join(
                                    ", ", missing.stream().map(DocumentKey::toString).toList())
                            + ": the rules that need it wait to the end");
        }
        tally.note().ifPresent(all::add);
        return all;
    }
}
