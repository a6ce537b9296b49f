package io.rangekeeper.lint;

import io.rangekeeper.policy.Direction;
import io.rangekeeper.policy.Ports;
import io.rangekeeper.reach.Grant;
import io.rangekeeper.reach.PortSet;

/// Rules that leave out what would bound them.
final class OpenRuleLint implements Lint {
    private static final PortSet DNS = PortSet.of(Ports.parse("tcp-53.udp-53"));

    @Override
    public void inspect(Scene scene, Findings findings) {
        scene.grants()
                .forEach(grant -> {
                    if (grant.rule().direction() == Direction.EGRESS && grant.everyone()) {
                        everywhere(findings, grant);
                    } else if (grant.ports().isAll()) {
                        everyPort(findings, grant);
                    }
                });
    }

    private static void everywhere(Findings findings, Grant grant) {
        boolean all = grant.ports().isAll();
        boolean dns = DNS.containsAll(grant.ports());
        Severity severity = all ? Severity.ERROR : dns ? Severity.NOTE : Severity.WARNING;
        findings.add(
                LintId.RK105,
                severity,
                grant,
                "The rule has no peers, so it allows every address and every pod on "
                        + grant.ports().words()
                        + ". "
                        + (dns
                                ? "Names can be looked up with any server, which is a way out for data."
                                : "What the other rules and policies of these pods narrow down is"
                                        + " open by this one."),
                "spec:\n  egress:\n  - to:\n    - ipBlock: {cidr: 192.0.2.0/24}   # whom you mean");
    }

    private static void everyPort(Findings findings, Grant grant) {
        boolean world = !grant.addresses().isEmpty();
        String field = grant.rule().direction().label();
        findings.add(
                LintId.RK104,
                world ? Severity.WARNING : Severity.NOTE,
                grant,
                "The rule names no ports, so it allows every port of TCP, UDP and SCTP. "
                        + (world
                                ? "Whatever else listens at these addresses can be reached too, SSH and databases"
                                        + " among it."
                                : "Whatever these pods listen on can be reached."),
                "spec:\n  "
                        + field
                        + ":\n  - ports: [{protocol: TCP, port: 443}]   # what you mean");
    }
}
