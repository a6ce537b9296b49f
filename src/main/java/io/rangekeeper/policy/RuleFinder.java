package io.rangekeeper.policy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Finds the one rule that an annotation speaks of.
final class RuleFinder {
    sealed interface Found {
        record One(Rule rule) implements Found {}

        /// There is not exactly one.
        ///
        /// @param why for the policy's author: which rules were considered, and what to do
        record None(String why) implements Found {}
    }

    private RuleFinder() {}

    /// The rule that is meant.
    ///
    /// @param ports empty: the one rule of the direction with ipBlocks, whatever its ports
    static Found find(NetworkPolicy policy, Direction direction, Optional<Ports> ports) {
        if (!policy.policyTypes().contains(direction)) {
            return new Found.None(
                    "the policy does not restrict "
                            + direction.label()
                            + ": add "
                            + direction.policyType()
                            + " to spec.policyTypes");
        }
        List<Rule> considered = policy.rules(direction).stream().filter(Rule::hasBlocks).toList();
        List<Rule> candidates =
                considered.stream()
                        .filter(rule -> ports.isEmpty() || rule.ports().equals(ports.get()))
                        .toList();
        return switch (candidates.size()) {
            case 0 -> new Found.None(none(policy.rules(direction), considered, direction, ports));
            case 1 -> new Found.One(candidates.getFirst());
            default -> new Found.None(several(candidates, direction, ports));
        };
    }

    /// `spec.egress[1] (TCP 443)`.
    static String describe(Rule rule) {
        return rule.path() + " (" + rule.ports().words() + ")";
    }

    private static String none(
            List<Rule> all, List<Rule> withBlocks, Direction direction, Optional<Ports> ports) {
        if (!withBlocks.isEmpty()) {
            return "no "
                    + direction.label()
                    + " rule with ipBlocks has exactly these ports ("
                    + ports.map(Ports::words).orElse("")
                    + "); there are "
                    + describe(withBlocks);
        }
        String rules = all.isEmpty() ? "there are none" : "there are " + describe(all);
        return "no "
                + direction.label()
                + " rule has an ipBlock ("
                + rules
                + "); put a placeholder into the one that is meant: - ipBlock: {cidr: 192.0.2.0/24}";
    }

    private static String several(
            List<Rule> candidates, Direction direction, Optional<Ports> ports) {
        String choice =
                candidates.stream()
                        .map(Rule::ports)
                        .filter(own -> ports.isEmpty() && isUnique(own, candidates))
                        .findFirst()
                        .map(own -> named(direction, own))
                        .orElse("");
        return candidates.size()
                + " rules are meant: "
                + describe(candidates)
                + "; "
                + choice
                + "put all but one of them into policies of their own: policies add up";
    }

    private static boolean isUnique(Ports ports, List<Rule> rules) {
        return rules.stream().filter(rule -> rule.ports().equals(ports)).count() == 1;
    }

    private static String named(Direction direction, Ports ports) {
        return "name one by its ports, as in "
                + Annotations.PREFIX
                + direction.label()
                + "."
                + ports.key()
                + ", or ";
    }

    private static String describe(List<Rule> rules) {
        return rules.stream().map(RuleFinder::describe).collect(Collectors.joining(", "));
    }
}
