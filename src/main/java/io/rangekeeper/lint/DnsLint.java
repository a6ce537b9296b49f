package io.rangekeeper.lint;

import io.rangekeeper.policy.Direction;
import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.reach.PolicyRules;
import io.rangekeeper.reach.Reach;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Pods that may call somebody, but cannot find out where that is.
final class DnsLint implements Lint {
    private static final String FIX =
            """
            spec:
              egress:
              - to:
                - namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: kube-system}}
                  podSelector: {matchLabels: {k8s-app: kube-dns}}
                ports: [{protocol: UDP, port: 53}, {protocol: TCP, port: 53}]\
            """
                    .stripIndent();

    /// One finding for all pods that the same policies isolate.
    private record Group(List<String> policies, boolean udp) {}

    @Override
    public void inspect(Scene scene, Findings findings) {
        DnsServers servers = DnsServers.of(scene);
        Map<Group, Affected> groups = new LinkedHashMap<>();
        for (Reach reach : scene.reaches(Direction.EGRESS, true)) {
            // Who may call nobody needs no names.
            if (reach.grants().isEmpty()) {
                continue;
            }
            boolean udp = servers.isReached(reach, "UDP");
            if (!udp || !servers.isReached(reach, "TCP")) {
                Group group = new Group(names(reach), udp);
                groups.computeIfAbsent(group, _ -> new Affected(place(reach)))
                        .add(reach.pods().words());
            }
        }
        groups.forEach((group, affected) -> report(findings, group, affected));
    }

    private static void report(Findings findings, Group group, Affected affected) {
        String who = "Isolated for egress by " + Words.list(group.policies()) + ", ";
        findings.add(
                group.udp() ? LintId.RK103 : LintId.RK102,
                group.udp() ? Severity.WARNING : Severity.ERROR,
                affected.place,
                "spec.egress",
                group.udp()
                        ? who
                                + affected.words()
                                + " reach DNS by UDP only. Answers that are too long for UDP are"
                                + " asked for again by TCP, and fail then and only then."
                        : who
                                + affected.words()
                                + " cannot reach DNS on UDP port 53. Every name that they look up"
                                + " fails, so what the policies allow cannot be found.",
                FIX);
    }

    private static List<String> names(Reach reach) {
        return reach.by().stream().map(rules -> rules.policy().name()).toList();
    }

    /// The first policy that allows something: there the rule would be added.
    private static NetworkPolicy place(Reach reach) {
        return reach.by().stream()
                .filter(rules -> !rules.egress().isEmpty())
                .findFirst()
                .map(PolicyRules::policy)
                .orElseThrow();
    }

    private static final class Affected {
        private final NetworkPolicy place;
        private final List<String> pods = new ArrayList<>();

        Affected(NetworkPolicy place) {
            this.place = place;
        }

        void add(String words) {
            pods.add(words);
        }

        String words() {
            return Words.list(pods);
        }
    }
}
