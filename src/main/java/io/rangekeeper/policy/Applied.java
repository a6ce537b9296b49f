package io.rangekeeper.policy;

import io.rangekeeper.cidr.Family;
import io.rangekeeper.feed.DocumentKey;
import io.rangekeeper.feed.Sha256;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The annotation [Annotations#APPLIED]: what Rangekeeper last wrote to a policy, and from what.
/// Whoever may edit the policy may edit this too, so it is a hint to be checked: what does not fit
/// counts as absent.
///
/// @param rules by [ManagedRule#key()]
record Applied(SortedMap<String, Entry> rules) {
    static final int MAX_LENGTH = 4_096;

    /// What was written to one rule.
    ///
    /// @param expression hash of the canonical expression
    /// @param sets hash of the named sets that it refers to; empty where there are none
    /// @param except hash of what the author excluded; empty where that is nothing
    /// @param written hash of the addresses that the rule allowed afterwards
    /// @param from the snapshots that it was made from, by document
    /// @param read the snapshots that were current then, where they are others: much of it is held
    /// @param at when it was written
    /// @param since before which nothing counts as what the rule allowed: a person decided all then
    /// @param size by family: how much of that was not of unknown origin; none where it is not
    ///   known
    /// @param least how little it allowed of a family before it grew within a week
    /// @param spent how many approvals the rule has spent
    /// @param adopting whether blocks of unknown origin were kept
    record Entry(
            String expression,
            String sets,
            String except,
            String written,
            SortedMap<DocumentKey, String> from,
            SortedMap<DocumentKey, String> read,
            Instant at,
            Instant since,
            Optional<SortedMap<Family, Size>> size,
            SortedMap<Family, Least> least,
            int spent,
            boolean adopting) {
        Entry {
            from = Collections.unmodifiableSortedMap(new TreeMap<>(from));
            read = Collections.unmodifiableSortedMap(new TreeMap<>(read));
            size = size.map(known -> Collections.unmodifiableSortedMap(new TreeMap<>(known)));
            least = Collections.unmodifiableSortedMap(new TreeMap<>(least));
            at = at.truncatedTo(ChronoUnit.SECONDS);
            since = since.truncatedTo(ChronoUnit.SECONDS);
        }

        /// The snapshots that were current when it was written.
        SortedMap<DocumentKey, String> current() {
            TreeMap<DocumentKey, String> current = new TreeMap<>(from);
            current.putAll(read);
            return current;
        }

        /// After approvals of parts of a change, the rest of which leaves it as it is.
        Entry spending(int approvals) {
            return with(read, since, size, least, spent + approvals);
        }

        /// Without a beginning that is yet to come: a clock was wrong, or somebody's hand was here.
        Entry notLaterThan(Instant latest) {
            return since.isAfter(latest) ? with(read, Instant.EPOCH, size, least, spent) : this;
        }

        /// Without what only sharpens the judgement of later changes.
        private Entry brief(boolean sized) {
            return with(
                    Collections.emptySortedMap(),
                    since,
                    sized ? size : Optional.empty(),
                    Collections.emptySortedMap(),
                    spent);
        }

        private Entry with(
                SortedMap<DocumentKey, String> read,
                Instant since,
                Optional<SortedMap<Family, Size>> size,
                SortedMap<Family, Least> least,
                int spent) {
            return new Entry(
                    expression,
                    sets,
                    except,
                    written,
                    from,
                    read,
                    at,
                    since,
                    size,
                    least,
                    spent,
                    adopting);
        }

        /// After nothing but what the author excludes was closed.
        Entry closing(RulePlan.Waiting plan, String except, Instant now) {
            if (!written.equals(Sha256.of(plan.live()))) {
                return this;
            }
            String after = Sha256.of(plan.effective());
            return new Entry(
                    expression,
                    sets,
                    except,
                    after,
                    from,
                    read,
                    now,
                    since,
                    Optional.of(Size.of(Live.withoutPlaceholders(plan.effective()))),
                    least,
                    spent,
                    adopting);
        }
    }

    Applied {
        rules = Collections.unmodifiableSortedMap(new TreeMap<>(rules));
    }

    /// What the policy carries; nothing when it is absent, damaged, of an unknown version, or made
    /// for another object: a copy of a policy with its annotations was not written by us.
    static Applied of(NetworkPolicy policy) {
        String text = policy.annotations().getOrDefault(Annotations.APPLIED, "");
        return text.isEmpty() || text.length() > MAX_LENGTH
                ? none()
                : AppliedJson.read(text, policy).orElse(none());
    }

    static Applied none() {
        return new Applied(new TreeMap<>());
    }

    /// When a rule of a policy was last written by us; empty where that is not known.
    static Optional<Instant> lastWrite(NetworkPolicy policy, ManagedRule rule) {
        return of(policy).entry(rule).map(Entry::at);
    }

    Optional<Entry> entry(ManagedRule rule) {
        return Optional.ofNullable(rules.get(rule.key()));
    }

    /// The annotation's value for this policy. Where it would be longer than [#MAX_LENGTH], what
    /// owners make it longer by is left out: how long it is then is the author's doing alone.
    String toJson(NetworkPolicy policy) {
        String whole = AppliedJson.write(this, policy);
        if (whole.length() <= MAX_LENGTH) {
            return whole;
        }
        String sized = AppliedJson.write(brief(true), policy);
        return sized.length() <= MAX_LENGTH ? sized : AppliedJson.write(brief(false), policy);
    }

    private Applied brief(boolean sized) {
        TreeMap<String, Entry> brief = new TreeMap<>(rules);
        brief.replaceAll((key, entry) -> entry.brief(sized));
        return new Applied(brief);
    }
}
