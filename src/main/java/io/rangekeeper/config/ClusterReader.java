package io.rangekeeper.config;

import io.rangekeeper.cidr.CidrFormatException;
import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.cidr.Family;
import io.rangekeeper.lint.ClusterFacts;
import io.rangekeeper.lint.Cni;
import io.rangekeeper.yaml.Fields;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads what is said of the cluster, and what `lint` is to hold against it.
final class ClusterReader {
    private static final int LONGEST = 64;

    private ClusterReader() {}

    static ClusterFacts read(Fields fields) {
        ClusterFacts absent = ClusterFacts.UNKNOWN;
        Optional<Fields> cluster = fields.fields("cluster");
        Optional<Fields> widest = fields.fields("lint").flatMap(lint -> widest(lint));
        ClusterFacts facts =
                new ClusterFacts(
                        cidrs(cluster, "podCidrs"),
                        cidrs(cluster, "serviceCidrs"),
                        cluster.map(ClusterReader::families).orElse(Set.of()),
                        cluster.flatMap(ClusterReader::cni),
                        length(widest, Family.IPV4, absent.widestIpv4()),
                        length(widest, Family.IPV6, absent.widestIpv6()));
        cluster.ifPresent(Fields::refuseOthers);
        widest.ifPresent(Fields::refuseOthers);
        return facts;
    }

    private static Optional<Fields> widest(Fields lint) {
        Optional<Fields> widest = lint.fields("widest");
        lint.refuseOthers();
        return widest;
    }

    private static int length(Optional<Fields> widest, Family family, int absent) {
        int longest = Math.min(family.bits(), LONGEST);
        return widest.flatMap(given -> given.integer(family.label(), 0, longest)).orElse(absent);
    }

    private static CidrSet cidrs(Optional<Fields> cluster, String key) {
        CidrSet.Builder cidrs = CidrSet.builder();
        cluster.ifPresent(given -> {
            for (String text : given.textList(key)) {
                try {
                    cidrs.add(text);
                } catch (CidrFormatException e) {
                    given.problem(key, String.valueOf(e.getMessage()));
                }
            }
        });
        return cidrs.build();
    }

    private static Set<Family> families(Fields cluster) {
        Set<Family> families = EnumSet.noneOf(Family.class);
        for (String text : cluster.textList("ipFamilies")) {
            Arrays.stream(Family.values())
                    .filter(family -> family.label().equals(text))
                    .findFirst()
                    .ifPresentOrElse(
                            families::add,
                            () ->
                                    cluster.problem(
                                            "ipFamilies",
                                            "\"" + text + "\" is none of ipv4, ipv6"));
        }
        return families;
    }

    /// An empty text says that none is known.
    private static Optional<Cni> cni(Fields cluster) {
        List<String> labels = Arrays.stream(Cni.values()).map(Cni::label).toList();
        return cluster.text("cni").filter(String::isEmpty).isPresent()
                ? Optional.empty()
                : cluster.word("cni", labels).flatMap(Cni::of);
    }
}
