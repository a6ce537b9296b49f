package io.rangekeeper.lint;

import io.rangekeeper.policy.Direction;
import io.rangekeeper.reach.Grant;
import io.rangekeeper.reach.PolicyRules;
import io.rangekeeper.reach.PortSpan;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A port that is opened for a protocol which nobody speaks there, and not for the one that is
/// spoken.
final class ProtocolLint implements Lint {
    /// Which protocol has to be there (IANA's registry of service names and port numbers).
    private static final Map<Integer, String> SPOKEN =
            Map.ofEntries(
                    Map.entry(22, "TCP"),
                    Map.entry(25, "TCP"),
                    Map.entry(53, "UDP"),
                    Map.entry(80, "TCP"),
                    Map.entry(123, "UDP"),
                    Map.entry(389, "TCP"),
                    Map.entry(443, "TCP"),
                    Map.entry(465, "TCP"),
                    Map.entry(500, "UDP"),
                    Map.entry(587, "TCP"),
                    Map.entry(636, "TCP"),
                    Map.entry(853, "TCP"),
                    Map.entry(1433, "TCP"),
                    Map.entry(3306, "TCP"),
                    Map.entry(4500, "UDP"),
                    Map.entry(5432, "TCP"),
                    Map.entry(5671, "TCP"),
                    Map.entry(6379, "TCP"),
                    Map.entry(8443, "TCP"),
                    Map.entry(9092, "TCP"),
                    Map.entry(27017, "TCP"));

    @Override
    public void inspect(Scene scene, Findings findings) {
        scene.policies()
                .forEach(policy -> {
                    for (Direction direction : Direction.values()) {
                        inspect(policy, direction, findings);
                    }
                });
    }

    private static void inspect(PolicyRules policy, Direction direction, Findings findings) {
        List<Grant> grants = policy.grants(direction);
        for (Grant grant : grants) {
            for (PortSpan span : grant.ports().spans()) {
                missing(span)
                        .filter(spoken ->
                                grants.stream()
                                        .noneMatch(
                                                any -> any.ports().contains(spoken, span.first())))
                        .ifPresent(spoken -> report(findings, grant, span, spoken));
            }
        }
    }

    /// The protocol that is spoken on a port, where that is another one.
    private static Optional<String> missing(PortSpan span) {
        return span.first() == span.last()
                ? Optional.ofNullable(SPOKEN.get(span.first()))
                        .filter(spoken -> !spoken.equals(span.protocol()))
                : Optional.empty();
    }

    private static void report(Findings findings, Grant grant, PortSpan span, String spoken) {
        findings.add(
                LintId.RK106,
                Severity.WARNING,
                grant,
                "The policy opens %s, but not %s %d, which is what is spoken there. Connections will fail although a rule for the port is there."
                        .formatted(span.words(), spoken, span.first()),
                "ports: [{protocol: %s, port: %d}, {protocol: %s, port: %d}]"
                        .formatted(spoken, span.first(), span.protocol(), span.first()));
    }
}
