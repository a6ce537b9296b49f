package io.rangekeeper.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Judges documents, each plausible by itself, by those that came before: an older one is a stale
/// mirror's until it has stood for three days, and one with new mistakes in it may be missing what
/// the mistakes were. Pure: all that it remembers is handed in and out.
public final class Belief {
    /// For how long every fetch must serve an older version before it is the owner's will.
    public static final Duration OLDER_BELIEVED_AFTER = Duration.ofDays(3);

    /// For how long new mistakes keep a document from withdrawing anything.
    public static final Duration SUSPECT_FOR = Duration.ofDays(7);

    /// A version further ahead of us says nothing about those to come.
    static final Duration MOST_AHEAD = Duration.ofDays(1);

    private final Predicate<String> acceptedByHand;

    /// With a way to overrule the order of versions.
    ///
    /// @param acceptedByHand whether the administrator accepts a document with this SHA-256, even
    ///   if it is older
    public Belief(Predicate<String> acceptedByHand) {
        this.acceptedByHand = acceptedByHand;
    }

    /// Whether a document that was read is to be the current one.
    ///
    /// @param last the snapshot that is current until now
    public Judgement judge(Memory memory, Optional<Snapshot> last, Accepted read) {
        Provenance provenance = read.snapshot().provenance();
        Instant now = provenance.fetched();
        Optional<Memory.Stale> stale =
                provenance.version().flatMap(version -> stale(memory, version, now));
        if (stale.isPresent()
                && !hasLasted(stale.get().since(), now, OLDER_BELIEVED_AFTER)
                && !acceptedByHand.test(provenance.documentSha256())) {
            return new Judgement.Doubted(
                    older(memory, provenance, stale.get()), memory.withStale(stale.get()));
        }
        return believe(memory, last, read, highWater(memory, provenance, now));
    }

    /// Since when older versions are served, if this is one. They may move on meanwhile, as when an
    /// owner counts from 1 again; one that goes back starts the time anew.
    private static Optional<Memory.Stale> stale(Memory memory, String version, Instant now) {
        if (memory.highWater().isEmpty() || !isOlder(version, memory.highWater().get())) {
            return Optional.empty();
        }
        Instant since =
                memory.stale()
                        .filter(before -> !isOlder(version, before.version()))
                        .map(Memory.Stale::since)
                        .orElse(now);
        return Optional.of(new Memory.Stale(version, since));
    }

    private static boolean isOlder(String version, String other) {
        return VersionOrder.compare(version, other).filter(order -> order < 0).isPresent();
    }

    private static boolean hasLasted(Instant since, Instant now, Duration duration) {
        return Duration.between(since, now).compareTo(duration) >= 0;
    }

    private static Refused older(Memory memory, Provenance provenance, Memory.Stale stale) {
        return new Refused(
                Refusal.OLDER,
                "%s: version %s is older than %s; believed when every fetch until %s serves it, or when %s is accepted"
                        .formatted(
                                provenance.location(),
                                stale.version(),
                                memory.highWater().orElse(""),
                                stale.since().plus(OLDER_BELIEVED_AFTER),
                                provenance.documentSha256()));
    }

    private static Optional<String> highWater(Memory memory, Provenance provenance, Instant now) {
        return provenance
                .version()
                .filter(version -> !VersionOrder.isAfter(version, now.plus(MOST_AHEAD)))
                .or(memory::highWater);
    }

    private static Judgement believe(
            Memory memory, Optional<Snapshot> last, Accepted read, Optional<String> highWater) {
        Instant now = read.snapshot().provenance().fetched();
        Memory.Tolerated amiss = amiss(read);
        boolean suspect =
                last.isPresent() && memory.tolerated().filter(t -> isWorse(amiss, t)).isPresent();
        Instant since = memory.suspectSince().orElse(now);
        if (suspect && !hasLasted(since, now, SUSPECT_FOR)) {
            Accepted added = added(read, last.get(), since.plus(SUSPECT_FOR));
            Memory next =
                    new Memory(highWater, Optional.empty(), memory.tolerated(), Optional.of(since));
            return new Judgement.Believed(added, next, isSameVersion(last, added));
        }
        Memory next = new Memory(highWater, Optional.empty(), Optional.of(amiss), Optional.empty());
        return new Judgement.Believed(read, next, isSameVersion(last, read));
    }

    private static Memory.Tolerated amiss(Accepted read) {
        return new Memory.Tolerated(
                read.malformed(), Additions.quarantined(read.snapshot().groups()));
    }

    private static boolean isWorse(Memory.Tolerated now, Memory.Tolerated before) {
        return now.malformed() > before.malformed()
                || !before.quarantined().containsAll(now.quarantined());
    }

    private static Accepted added(Accepted read, Snapshot last, Instant until) {
        List<String> notes = new ArrayList<>(read.notes());
        notes.add(
                "it has entries that are newly malformed or quarantined: what it lacks is kept until"
                        + " a clean document comes, at most until "
                        + until);
        return new Accepted(
                Additions.to(last, read.snapshot()),
                read.entries(),
                read.malformed(),
                read.quarantined(),
                notes);
    }

    private static boolean isSameVersion(Optional<Snapshot> last, Accepted believed) {
        Optional<String> version = believed.snapshot().provenance().version();
        return version.isPresent()
                && last.filter(before -> before.provenance().version().equals(version))
                        .filter(before -> !before.sha256().equals(believed.snapshot().sha256()))
                        .isPresent();
    }
}
