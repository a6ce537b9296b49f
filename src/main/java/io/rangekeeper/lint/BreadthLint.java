package io.rangekeeper.lint;

import io.rangekeeper.cidr.Cidr;
import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.cidr.Family;
import io.rangekeeper.policy.Placeholders;
import io.rangekeeper.reach.Grant;
import java.util.OptionalInt;
import java.util.Set;

/// Blocks that are broader than anybody needs, or of a family that there is not.
final class BreadthLint implements Lint {
    /// In bits: 2^31 of 2^32, and 2^124 of what IANA has opened, 2000::/3.
    private static final int HALF_IPV4 = 31;

    private static final int HALF_IPV6 = 124;

    @Override
    public void inspect(Scene scene, Findings findings) {
        ClusterFacts cluster = scene.known().cluster();
        scene.grants()
                .filter(grant -> !grant.everyone())
                .forEach(grant -> {
                    for (Family family : Family.values()) {
                        breadth(findings, grant, family, cluster.widest(family));
                        missing(findings, grant, family, cluster.families());
                    }
                });
    }

    /// Whether it is half of the internet or more, in however many pieces.
    static boolean isWorld(CidrSet addresses) {
        return addresses.addresses(Family.IPV4).bitLength() > HALF_IPV4
                || addresses.addresses(Family.IPV6).bitLength() > HALF_IPV6;
    }

    private static void breadth(Findings findings, Grant grant, Family family, int widest) {
        OptionalInt broadest = grant.addresses().broadest(family);
        if (broadest.isEmpty() || broadest.getAsInt() >= widest) {
            return;
        }
        boolean world = isWorld(grant.addresses().only(family));
        Cidr block =
                grant.addresses().stream()
                        .filter(cidr -> cidr.family() == family)
                        .filter(cidr -> cidr.length() == broadest.getAsInt())
                        .findFirst()
                        .orElseThrow();
        findings.add(
                LintId.RK205,
                world ? Severity.ERROR : Severity.WARNING,
                grant,
                "With neighbours merged the ipBlocks hold %s, %s; blocks up to /%d need no explanation here. %s"
                        .formatted(
                                block,
                                Words.addresses(CidrSet.of(block)),
                                widest,
                                world
                                        ? "This is half of the internet or more."
                                        : "Hardly anybody calls, or is called by, so many machines."),
                "- ipBlock: {cidr: 192.0.2.0/24}   # the network that you mean");
    }

    private static void missing(
            Findings findings, Grant grant, Family family, Set<Family> families) {
        CidrSet blocks = Placeholders.without(grant.addresses()).only(family);
        if (families.isEmpty() || families.contains(family) || blocks.isEmpty()) {
            return;
        }
        findings.add(
                LintId.RK206,
                Severity.NOTE,
                grant,
                "The rule has %s of %s, which the cluster does not have (cluster.ipFamilies). They open nothing, and count against every ceiling."
                        .formatted(
                                Words.count(blocks.size(), "block"),
                                family == Family.IPV4 ? "IPv4" : "IPv6"),
                "family=\""
                        + (family == Family.IPV4 ? Family.IPV6 : Family.IPV4).label()
                        + "\"   # in each selector of the expression");
    }
}
