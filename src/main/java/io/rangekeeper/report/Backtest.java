package io.rangekeeper.report;

import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.policy.Held;
import io.rangekeeper.policy.IpBlock;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;

/// What became of policies while a history of feed documents was replayed against them. The
/// components are the JSON, under these names; texts are as they were read, so whoever prints one
/// escapes it. What is not known is an empty text.
///
/// @param version of this model: [Report#VERSION]
/// @param policiesFrom where the policies were read, for people
/// @param historyFrom the folder of the documents
/// @param from when the first document was recorded
/// @param until when the replay ended
/// @param rules every managed rule, in the order of their policies
/// @param asked what a person would have been asked, the earliest first
/// @param refused documents that were not believed, the earliest first
/// @param notes what else a reader should know, a line each
public record Backtest(
        int version,
        String policiesFrom,
        String historyFrom,
        Instant from,
        Instant until,
        Guards guard,
        Total total,
        List<Rule> rules,
        List<Asked> asked,
        List<Refused> refused,
        List<String> notes) {
    public Backtest {
        rules = List.copyOf(rules);
        asked = List.copyOf(asked);
        refused = List.copyOf(refused);
        notes = List.copyOf(notes);
    }

    /// The settings that were tried.
    ///
    /// @param maxRemoved as the configuration spells it: `30%`
    /// @param removalHold as the configuration spells it: `24h`
    public record Guards(
            String maxRemoved, double maxAdded, String removalHold, int cidrsPerPolicy) {}

    /// Sums over all policies. `addedAddresses` - `removedAddresses` is what all rules allow in the
    /// end: two rules that allow an address count it twice.
    ///
    /// @param documents how many were replayed; the `refused` ones among them changed nothing
    /// @param writes how often a policy was written: a write of two of its rules is one
    /// @param held how many changes waited for a person, each counted once
    /// @param invalid how often a policy's author would have been told of a mistake
    /// @param addedAddresses of both families; of each, see `added`
    /// @param waitingRemovals how many removals waited for their hold
    /// @param cameBack how many of them were not wholly carried out, as the owner published the
    ///   addresses again
    public record Total(
            int documents,
            int refused,
            int policies,
            int rules,
            int writes,
            int held,
            int invalid,
            BigInteger addedAddresses,
            BigInteger removedAddresses,
            Report.Sizes added,
            Report.Sizes removed,
            int waitingRemovals,
            int cameBack) {}

    /// One managed rule.
    ///
    /// @param rule as annotations spell it: `egress.tcp-443`
    /// @param state how it stood in the end, with the words of [Report.Policy]: `invalid`, `held`,
    ///   `waiting`, `pending` or `synced`
    /// @param first what its first write allowed; counted in `added` too
    /// @param allows what it allowed in the end
    /// @param steps one for each write
    public record Rule(
            String policy,
            String rule,
            String expression,
            String state,
            int writes,
            int held,
            BigInteger addedAddresses,
            BigInteger removedAddresses,
            Report.Sizes first,
            Report.Sizes added,
            Report.Sizes removed,
            Report.Sizes allows,
            Waits waits,
            List<Step> steps) {
        public Rule {
            steps = List.copyOf(steps);
        }

        /// How people call it.
        String title() {
            return policy + " " + rule;
        }
    }

    /// Removals that waited.
    ///
    /// @param removals how many: what one document withdraws is one
    /// @param longestSeconds the longest that one waited until it was carried out
    /// @param open what still waits in the end
    public record Waits(int removals, int cameBack, long longestSeconds, Report.Sizes open) {
        public static Waits of(int removals, int cameBack, long longestSeconds, CidrSet open) {
            return new Waits(removals, cameBack, longestSeconds, Sizing.of(open));
        }
    }

    /// A write of a rule.
    ///
    /// @param allows what the rule allowed afterwards
    public record Step(Instant at, Report.Sizes added, Report.Sizes removed, Report.Sizes allows) {
        /// As the rule is written: a block with exceptions is one CIDR.
        public static Step of(
                Instant at, CidrSet added, CidrSet removed, CidrSet allows, List<IpBlock> blocks) {
            return new Step(
                    at, Sizing.of(added, blocks), Sizing.of(removed), Sizing.of(allows, blocks));
        }
    }

    /// What a person would have been asked. Nobody answers in a replay.
    ///
    /// @param until when it was no question any more; empty where it was one in the end
    /// @param rule empty where the whole policy is meant
    /// @param reason that of [Report.Hold], or `invalid`
    public record Asked(
            Instant at,
            String until,
            String policy,
            String rule,
            String reason,
            Report.Sizes added,
            Report.Sizes removed,
            String message) {
        private static final String INVALID = "invalid";

        /// Whether a change may pass.
        public static Asked of(Instant at, String until, String policy, String rule, Held held) {
            return new Asked(
                    at,
                    until,
                    policy,
                    rule,
                    Labels.of(held.reason()),
                    Sizing.of(held.added()),
                    Sizing.of(held.removed()),
                    held.message());
        }

        /// To correct a policy.
        public static Asked ofMistake(Instant at, String until, String policy, String message) {
            return new Asked(at, until, policy, "", INVALID, Sizing.NONE, Sizing.NONE, message);
        }

        boolean isInvalid() {
            return reason.equals(INVALID);
        }
    }

    /// A document that changed nothing.
    public record Refused(
            Instant at, String document, String location, String reason, String detail) {}

    public String json() {
        return JsonReport.write(this);
    }
}
