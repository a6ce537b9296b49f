package io.rangekeeper.policy;

import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.cidr.Family;
import io.rangekeeper.feed.Sha256;
import java.util.Optional;
import java.util.regex.Pattern;

/// Names one held change of one rule, so that its approval lets through this change and no other.
///
/// It is a hash of the policy's name, the rule, the family, the addresses, and how many approvals
/// the rule has spent: the same change that comes back later has another id, and what happens
/// beside it does not alter it. Nobody can find a second change with the same 128 bits.
///
/// @param text 32 lower-case hexadecimal digits
public record HeldId(String text) implements Comparable<HeldId> {
    private static final int LENGTH = 32;
    private static final Pattern WRITTEN = Pattern.compile("[0-9a-f]{" + LENGTH + "}");

    public HeldId {
        if (!WRITTEN.matcher(text).matches()) {
            throw new IllegalArgumentException("no id of a held change");
        }
    }

    /// Empty when the text is no such id.
    public static Optional<HeldId> parse(String text) {
        return WRITTEN.matcher(text).matches() ? Optional.of(new HeldId(text)) : Optional.empty();
    }

    /// @param rule as [ManagedRule#key()]
    /// @param added addresses that would be opened
    /// @param removed addresses that would be closed
    /// @param spent how many approvals the rule has spent
    static HeldId of(
            NetworkPolicy policy,
            String rule,
            Optional<Family> family,
            CidrSet added,
            CidrSet removed,
            int spent) {
        String text =
                String.join(
                        "\n",
                        policy.namespace(),
                        policy.name(),
                        rule,
                        family.map(Family::label).orElse(""),
                        "+" + added.cidrs(),
                        "-" + removed.cidrs(),
                        Integer.toString(spent));
        return new HeldId(Sha256.of(text).substring(0, LENGTH));
    }

    @Override
    public int compareTo(HeldId other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
