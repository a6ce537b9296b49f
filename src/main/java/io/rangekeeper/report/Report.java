package io.rangekeeper.report;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// The report of a plan. Its components, in this order and under these names, are the JSON that `-o
/// json` prints (`config/report.schema.json`); text and Markdown are made from the same values. All
/// texts are as they were read: who prints them escapes them.
///
/// @param version of this format; 1
/// @param applied whether the plan was carried out
/// @param policiesFrom where the policies were read, for people
/// @param rangesFrom where the feed documents were read, for people
/// @param documents every document that some policy looked at, by name
/// @param troubles what could not be read
/// @param widest the widest blocks that managed rules allow once the plan is carried out, of each
///   family
/// @param since what is new since an earlier report; null where none was given
public record Report(
        int version,
        Instant at,
        boolean applied,
        String policiesFrom,
        String rangesFrom,
        Summary summary,
        List<Policy> policies,
        List<Document> documents,
        List<Trouble> troubles,
        List<Hole> widest,
        @Nullable Since since) {
    public static final int VERSION = 1;

    /// The same, compared with an earlier one.
    public Report since(Report earlier) {
        return new Report(
                version,
                at,
                applied,
                policiesFrom,
                rangesFrom,
                summary,
                policies,
                documents,
                troubles,
                widest,
                Comparison.of(earlier, this));
    }

    /// Totals over all policies.
    ///
    /// @param changing policies that the plan would write, or that were written
    /// @param failed policies that should have been written and were not
    /// @param synced those that are in step once the plan is carried out
    /// @param opened what the changing policies allow more
    /// @param closed what they allow no more
    public record Summary(
            int policies,
            int changing,
            int failed,
            int invalid,
            int held,
            int waiting,
            int pending,
            int observed,
            int synced,
            int unmanaged,
            Sizes opened,
            Sizes closed) {}

    /// One policy.
    ///
    /// @param place file and line, or the object's name
    /// @param state in lower case, as in the design: `invalid`, `held`, `waiting`, `pending`,
    ///   `observed`, `synced`, `unmanaged`
    /// @param mode `enforce` or `observe`; empty for a policy that was not planned
    /// @param changes whether the plan writes it
    /// @param pods whom it concerns, in words
    /// @param except the annotation of that name, as it stands; empty where there is none
    /// @param approvedBy who wrote the annotation `approve`, as far as the API server tells; empty
    ///   where that is not known
    public record Policy(
            String namespace,
            String name,
            String place,
            String state,
            String mode,
            boolean changes,
            Result result,
            String pods,
            String except,
            String approvedBy,
            List<Remark> problems,
            List<Rule> rules) {

        /// `namespace/name`, or the name where there is no namespace.
        public String qualifiedName() {
            return namespace.isEmpty() ? name : namespace + "/" + name;
        }
    }

    /// What became of the plan of one policy.
    ///
    /// @param what `planned` where it was not carried out, else `written`, `unchanged`, `gone`,
    ///   `rejected` or `failed`
    public record Result(String what, String detail) {
        public static final Result PLANNED = new Result("planned", "");

        /// Whether it should have been written and was not.
        public boolean failed() {
            return what.equals("rejected") || what.equals("failed");
        }
    }

    /// Something to say to the author of a policy.
    public record Remark(String where, String message) {}

    /// One managed rule.
    ///
    /// @param rule its place in the object: `spec.egress[1]`
    /// @param ports as annotations spell them: `tcp-443`
    /// @param portsInWords for people: `TCP 443`
    /// @param missing documents for which the rule waits
    /// @param behind whether somebody else has read them and written the rule from them; else they
    ///   were never read
    /// @param documents the documents that the expression looked at
    /// @param written when it was last written by Rangekeeper, as the policy itself says (ISO
    ///   8601); empty where it does not
    /// @param course what the expression selected over the time that is remembered, the oldest
    ///   first; empty where nothing is
    public record Rule(
            String rule,
            String direction,
            String ports,
            String portsInWords,
            String annotation,
            String expression,
            List<String> missing,
            boolean behind,
            List<String> documents,
            String written,
            List<Step> course,
            Outcome outcome) {}

    /// What an expression selected from a time on.
    public record Step(Instant at, Sizes selects) {}

    /// What becomes of a rule. Of one that waits for documents, what its author excludes is closed
    /// and nothing else.
    ///
    /// @param noted whether the rule is written only to note that it is managed, with no address
    ///   changed
    /// @param before what the rule allows now, placeholders left out
    /// @param placeholders blocks that held the place of what is written now
    /// @param pending what stays open for a while although it is not selected any more
    /// @param held what waits for a person
    /// @param approved what would be held, had a person not approved it
    /// @param blocks what is written; empty when the rule is left as it is
    /// @param parts what each operand of the expression selects by itself
    /// @param allows the minimal list of what the rule allows once the plan is carried out, whether
    ///   it is written or not; placeholders left out
    /// @param widest the widest of them, one of each family
    /// @param sources whose addresses they are
    public record Outcome(
            boolean noted,
            Sizes before,
            Sizes after,
            List<String> placeholders,
            List<Change> changes,
            List<Wait> pending,
            List<Hold> held,
            List<Hold> approved,
            List<String> warnings,
            List<Block> blocks,
            List<Part> parts,
            List<String> allows,
            List<String> widest,
            List<Source> sources) {}

    /// Addresses that are opened and closed for one cause: `first`, `user`, `owner`, `drift` or
    /// `unknown`.
    ///
    /// @param gains whose addresses are opened
    /// @param losses how much is closed: whose it was is not always known
    public record Change(
            String cause,
            List<Block> added,
            List<Block> removed,
            List<Source> gains,
            Sizes losses) {}

    /// Addresses by who publishes them. What is published twice counts for each.
    ///
    /// @param kind `published` by a feed, `named` by the expression itself, `unselected` (kept
    ///   although the expression does not select it), or `others` (the rest of a long list)
    /// @param feed empty for what is not published
    /// @param owner the feed's title
    /// @param attributes those that the expression asks for, with their values
    public record Source(
            String kind,
            String feed,
            String owner,
            SortedMap<String, String> attributes,
            Sizes sizes) {}

    /// A block of addresses, and which rules allow it: `namespace/name spec.egress[0]`.
    public record Hole(String cidr, BigInteger addresses, List<String> rules) {}

    /// What is new since an earlier report.
    ///
    /// @param at when that one was made
    /// @param news the most important first
    public record Since(Instant at, List<News> news) {}

    /// One thing that is new.
    ///
    /// @param policy `namespace/name`
    /// @param annotation of the rule that it is about; empty for the policy as a whole
    /// @param what `opened` and `closed` (what is allowed changed), `appeared` and `went` (the
    ///   policy or rule), `asked` (the expression or `except`), `pods`, `ports`, `state`, `held`
    /// @param before what it was; empty where that says nothing
    /// @param after what it is
    /// @param sizes how much was opened or closed
    /// @param cidrs that were opened or closed
    public record News(
            String policy,
            String annotation,
            String what,
            String before,
            String after,
            Sizes sizes,
            List<String> cidrs) {}

    /// What stays open for a while: `withdrawn` by its owner, or `unremembered` (we wrote it, and
    /// what the owner has said since is not known for long enough).
    ///
    /// @param until it is closed when a document that is read then, or later, still lacks it
    public record Wait(String reason, Instant until, List<String> cidrs) {}

    /// What waits for a person: `adoption`, `empty`, `over_budget`, `too_broad`,
    /// `too_much_removed`, `too_much_added` or `own_policy`.
    ///
    /// @param id by which it is approved; empty where no approval can let it through
    /// @param added CIDRs that stay closed meanwhile
    /// @param removed CIDRs that stay open meanwhile
    public record Hold(
            String reason, String id, List<String> added, List<String> removed, String message) {}

    /// A block of addresses without its exceptions.
    ///
    /// @param from the operands of the expression that select some of it
    public record Block(String cidr, List<String> except, List<String> from) {}

    /// One operand of an expression.
    public record Part(String operand, Sizes selects) {}

    /// The size of a set of addresses.
    public record Sizes(Size ipv4, Size ipv6) {}

    /// The size of a set of one family.
    ///
    /// @param cidrs how many CIDRs the minimal list has
    /// @param addresses how many addresses, exactly
    public record Size(int cidrs, BigInteger addresses) {}

    /// A document that ranges were read from.
    ///
    /// @param version the owner's own version; empty where it has none
    /// @param published when its owner published it (ISO 8601); empty where it does not say
    /// @param fetched when it was read; of a recorded one, the time of the file
    /// @param sha256 of the content; `applied` names it
    /// @param documentSha256 of the bytes
    /// @param entries how many ranges it publishes, before merging
    /// @param notes what a person should know about the reading
    public record Document(
            String document,
            String location,
            String version,
            String published,
            Instant fetched,
            String sha256,
            String documentSha256,
            int entries,
            List<String> notes) {}

    /// Something that could not be read.
    ///
    /// @param kind `feed` or `policy`
    public record Trouble(String kind, String what, String reason, String detail) {}
}
