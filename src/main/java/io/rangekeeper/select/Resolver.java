package io.rangekeeper.select;

import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.feed.Catalogue;
import io.rangekeeper.feed.DocumentKey;
import io.rangekeeper.feed.Feed;
import io.rangekeeper.feed.FeedDocument;
import io.rangekeeper.feed.Sha256;
import io.rangekeeper.feed.Snapshot;
import io.rangekeeper.feed.Snapshots;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Resolves expressions with a catalogue and the sets that the configuration names. Immutable.
public final class Resolver {
    private static final int LONGEST_COURSE = 100;

    private final SortedMap<String, List<DocumentKey>> documents;
    private final Map<String, Expression> sets;
    private final Validation validation;

    /// @param sets by name, without the `@`; they may refer to each other
    public Resolver(Catalogue catalogue, Map<String, Expression> sets) {
        this(catalogue, sets, false);
    }

    /// @param allowAny whether literals may be broader than any owner's network, up to all
    ///   addresses; what they hold of forbidden space is never selected
    public Resolver(Catalogue catalogue, Map<String, Expression> sets, boolean allowAny) {
        this(documents(catalogue), sets, allowAny);
    }

    /// @param documents of each feed, all its documents
    Resolver(SortedMap<String, List<DocumentKey>> documents, Map<String, Expression> sets) {
        this(documents, sets, false);
    }

    Resolver(
            SortedMap<String, List<DocumentKey>> documents,
            Map<String, Expression> sets,
            boolean allowAny) {
        this.documents = documents;
        this.sets = Map.copyOf(sets);
        this.validation =
                new Validation(new TreeSet<>(documents.keySet()), new TreeMap<>(sets), allowAny);
    }

    /// The feeds that the expression refers to, through named sets too; also those that do not
    /// exist.
    public SortedSet<String> feeds(Expression expression) {
        SortedSet<String> feeds = new TreeSet<>();
        for (Reach.Reached reached : Reach.of(expression, sets)) {
            if (reached.use().operand() instanceof Expression.Selector selector) {
                feeds.add(selector.feed());
            }
        }
        return feeds;
    }

    /// What is wrong with an expression whatever the feeds say: a feed or set that does not exist,
    /// a set that refers to itself, a forbidden literal. Such an expression is never resolved.
    public List<Finding> validate(Expression expression) {
        return validation.of(expression);
    }

    /// What makes an expression an error while it is new to a policy and a warning later: an
    /// attribute that no range has, a value that no range has, a pattern that matches none, a
    /// selector or result without ranges. Feeds that were not wholly read are not judged. Has
    /// nothing to say of an expression that [#validate] refuses.
    public List<Finding> check(Expression expression, Snapshots snapshots) {
        return validate(expression).isEmpty()
                ? new Check(read(feeds(expression), snapshots), sets).of(expression)
                : List.of();
    }

    /// Exactly what the expression selects; Waiting when any document of any feed of it was never
    /// read.
    ///
    /// @throws IllegalArgumentException for an expression that [#validate] refuses
    public Resolution resolve(Expression expression, Snapshots snapshots) {
        SortedSet<String> feeds = requireValid(expression);
        SortedSet<DocumentKey> missing = missing(feeds, snapshots);
        return missing.isEmpty()
                ? resolved(expression, read(feeds, snapshots))
                : new Resolution.Waiting(missing);
    }

    /// The documents that an expression needs and that were never read.
    public SortedSet<DocumentKey> missing(Expression expression, Snapshots snapshots) {
        return missing(feeds(expression), snapshots);
    }

    /// What an expression selects and selected; empty when any document of any feed of it was never
    /// read.
    ///
    /// @param hold for how long what an owner withdraws counts
    /// @throws IllegalArgumentException for an expression that [#validate] refuses
    public Optional<Timeline> timeline(Expression expression, Snapshots snapshots, Duration hold) {
        return timeline(expression, snapshots, hold, PassedTime.WHOLE);
    }

    /// The same where the clock may have leapt.
    public Optional<Timeline> timeline(
            Expression expression, Snapshots snapshots, Duration hold, PassedTime time) {
        SortedMap<String, List<DocumentPast>> pasts = new TreeMap<>();
        for (String feed : requireValid(expression)) {
            List<DocumentKey> keys = documents(feed);
            List<DocumentPast> past =
                    keys.stream()
                            .map(key -> DocumentPast.of(key, snapshots))
                            .flatMap(Optional::stream)
                            .toList();
            if (past.size() < keys.size()) {
                return Optional.empty();
            }
            pasts.put(feed, past);
        }
        return Optional.of(new Timeline(expression, sets, new Moments(pasts), hold, time));
    }

    /// What an expression selected from a time on.
    public record Selected(Instant from, CidrSet addresses) {}

    /// What an expression selected over the time that is remembered, of late: whenever one of its
    /// documents changed, the oldest first. Empty when any of them was never read.
    public List<Selected> course(Expression expression, Snapshots snapshots) {
        return timeline(expression, snapshots, Duration.ZERO)
                .map(timeline -> timeline.course(LONGEST_COURSE))
                .orElse(List.of());
    }

    /// Identifies the named sets that an expression refers to, as they are defined now: empty where
    /// it refers to none.
    public String setsHash(Expression expression) {
        String definitions =
                Reach.of(expression, sets).stream()
                        .map(reached -> reached.use().operand())
                        .filter(Expression.Reference.class::isInstance)
                        .map(reference -> ((Expression.Reference) reference).name())
                        .sorted()
                        .distinct()
                        .map(name -> name + "=" + set(name).print())
                        .collect(Collectors.joining("\n"));
        return definitions.isEmpty() ? "" : Sha256.of(definitions);
    }

    private Expression set(String name) {
        return Objects.requireNonNull(sets.get(name), name);
    }

    private SortedSet<String> requireValid(Expression expression) {
        List<Finding> faults = validate(expression);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(faults.getFirst().message());
        }
        return feeds(expression);
    }

    private Resolution resolved(Expression expression, Map<String, List<Snapshot>> feeds) {
        Evaluator evaluator = new Evaluator(new CurrentSelection(feeds), sets);
        List<Snapshot> from =
                feeds.values().stream()
                        .flatMap(List::stream)
                        .sorted(Comparator.comparing(Snapshot::key))
                        .toList();
        return new Resolution.Resolved(
                evaluator.evaluate(expression, Polarity.ADDED),
                from,
                evaluator.parts(expression),
                selectors(expression));
    }

    /// The selectors that add to what an expression stands for, those of named sets too.
    public List<Expression.Selector> selectors(Expression expression) {
        return Reach.of(expression, sets).stream()
                .map(Reach.Reached::use)
                .filter(use -> use.polarity() == Polarity.ADDED)
                .map(Use::operand)
                .filter(Expression.Selector.class::isInstance)
                .map(Expression.Selector.class::cast)
                .toList();
    }

    private SortedSet<DocumentKey> missing(Collection<String> feeds, Snapshots snapshots) {
        return feeds.stream()
                .flatMap(feed -> documents(feed).stream())
                .filter(key -> snapshots.current(key).isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// Those of the feeds of which every document was read, with their snapshots.
    private SortedMap<String, List<Snapshot>> read(Collection<String> feeds, Snapshots snapshots) {
        SortedMap<String, List<Snapshot>> read = new TreeMap<>();
        for (String feed : feeds) {
            List<DocumentKey> keys = documents(feed);
            List<Snapshot> current =
                    keys.stream().map(snapshots::current).flatMap(Optional::stream).toList();
            if (current.size() == keys.size()) {
                read.put(feed, current);
            }
        }
        return read;
    }

    private List<DocumentKey> documents(String feed) {
        return Objects.requireNonNull(documents.get(feed), feed);
    }

    private static SortedMap<String, List<DocumentKey>> documents(Catalogue catalogue) {
        SortedMap<String, List<DocumentKey>> documents = new TreeMap<>();
        for (String name : catalogue.names()) {
            Feed feed = catalogue.feed(name).orElseThrow();
            documents.put(name, feed.documents().stream().map(FeedDocument::key).toList());
        }
        return documents;
    }
}
