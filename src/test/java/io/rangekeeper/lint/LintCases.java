package io.rangekeeper.lint;

import static io.rangekeeper.lint.LintCase.finds;
import static io.rangekeeper.lint.LintCase.passes;
import static io.rangekeeper.lint.LintId.*;
import static io.rangekeeper.lint.Scenes.managed;
import static io.rangekeeper.lint.Scenes.pod;
import static io.rangekeeper.lint.Scenes.policy;

import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.cidr.Family;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What each lint finds, and what is near it and passes.
final class LintCases {
    private static final String DENY = policy("deny", "[]");
    private static final String HTTPS =
            "{to: [{ipBlock: {cidr: 11.9.0.0/24}}], ports: [{port: 443}]}";
    private static final String DNS_PEERS =
            """
            to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: kube-system}},
              podSelector: {matchLabels: {k8s-app: kube-dns}}}]\
            """;
    private static final String DNS_UDP =
            "{%s, ports: [{protocol: UDP, port: 53}]}".formatted(DNS_PEERS);
    private static final String DNS =
            "{%s, ports: [{protocol: UDP, port: 53}, {port: 53}]}".formatted(DNS_PEERS);
    private static final String WORLD =
            "[{to: [{ipBlock: {cidr: 0.0.0.0/0}}], ports: [{port: 443}]}]";

    private LintCases() {}

    static Stream<LintCase> all() {
        return Stream.of(reading(), isolation(), rules(), ranges(), blocks(), together(), except())
                .flatMap(cases -> cases);
    }

    private static Stream<LintCase> reading() {
        String broken = policy("broken", "[{to: [{ipBlock: {cidr: 11.0.0.0/40}}]}]");
        return Stream.of(
                finds(RK001, "a block that is none", broken),
                finds(RK001, "a file that is no YAML", "kind: [NetworkPolicy"),
                finds(
                        RK001,
                        "an operator that there is not",
                        policy("a", "{matchExpressions: [{key: a, operator: Maybe}]}", "[]")),
                finds(RK001, "a peer that is nothing", policy("a", "[{to: [{}]}]")),
                passes(RK001, "an object of another kind", "kind: ConfigMap"),
                passes(RK001, "a policy", DENY),
                finds(RK002, "a feed that does not exist", managed("a", "cloudd")),
                passes(RK002, "a feed that does", managed("a", "cloud")),
                finds(
                        RK003,
                        "a lint that there is not",
                        managed("a", "cdn", "lint-ignore", "RK999: because")),
                finds(
                        RK003,
                        "a lint without a reason",
                        managed("a", "cdn", "lint-ignore", "RK201:")),
                finds(
                        RK003,
                        "a lint that has nothing to say",
                        managed("a", "cdn", "lint-ignore", "RK105: an old one")),
                passes(
                        RK003,
                        "a finding with its reason",
                        managed("a", "cdn", "lint-ignore", "RK201: ours alone")));
    }

    private static Stream<LintCase> isolation() {
        String web = policy("web", "{matchLabels: {app: web}}", "[" + HTTPS + "]");
        return Stream.of(
                finds(RK101, "an allow-list alone", web, pod("a", "{app: db}")),
                finds(RK101, "a default that allows all", web, policy("all", "[{}]")),
                passes(RK101, "an allow-list beside a default that denies", web, DENY),
                passes(RK101, "a namespace without policies", pod("a", "{app: db}")),
                finds(RK102, "an allow-list without DNS", policy("a", "[" + HTTPS + "]")),
                finds(
                        RK102,
                        "DNS for other pods",
                        web,
                        policy("dns", "{matchLabels: {app: db}}", "[" + DNS + "]")),
                finds(
                        RK102,
                        "DNS by TCP only",
                        policy("a", "[" + HTTPS + ", {" + DNS_PEERS + ", ports: [{port: 53}]}]")),
                finds(
                        RK102,
                        "a published range on every port",
                        policy("a", "[{to: [{ipBlock: {cidr: 11.9.0.0/24}}]}]")),
                passes(RK102, "DNS from another policy", web, policy("dns", "[" + DNS + "]")),
                passes(
                        RK102,
                        "a resolver by its address",
                        policy(
                                "a",
                                "["
                                        + HTTPS
                                        + ", {to: [{ipBlock: {cidr: 169.254.20.10/32}}], ports: [{protocol: UDP, port: 53}, {port: 53}]}]")),
                passes(RK102, "pods that may call nobody", DENY),
                passes(
                        RK102,
                        "named ports",
                        policy(
                                "a",
                                "[{"
                                        + DNS_PEERS
                                        + ", ports: [{protocol: UDP, port: dns}, {port: dns-tcp}]}]")),
                finds(RK103, "DNS by UDP only", policy("a", "[" + HTTPS + ", " + DNS_UDP + "]")),
                passes(RK103, "DNS by both", policy("a", "[" + HTTPS + ", " + DNS + "]")));
    }

    private static Stream<LintCase> rules() {
        return Stream.of(
                finds(
                        RK104,
                        "a rule without ports",
                        policy("a", "[{to: [{ipBlock: {cidr: 11.9.0.0/24}}]}]")),
                finds(RK104, "one for pods", policy("a", "[{to: [{podSelector: {}}]}]")),
                passes(RK104, "a rule with a port", policy("a", "[" + HTTPS + "]")),
                finds(RK105, "a rule without peers", policy("a", "[{}]")),
                finds(RK105, "one with ports", policy("a", "[{ports: [{port: 443}]}]")),
                passes(RK105, "a rule with peers", policy("a", "[" + HTTPS + "]")),
                passes(
                        RK105,
                        "a rule that is not in effect",
                        policy("a", "[{}]").replace("[Egress]", "[Ingress]")),
                finds(
                        RK106,
                        "HTTPS by UDP",
                        policy(
                                "a",
                                "[{to: [{podSelector: {}}], ports: [{protocol: UDP, port: 443}]}]")),
                finds(
                        RK106,
                        "DNS by TCP",
                        policy("a", "[{to: [{podSelector: {}}], ports: [{port: 53}]}]")),
                passes(
                        RK106,
                        "QUIC beside HTTPS",
                        policy(
                                "a",
                                "[{to: [{podSelector: {}}], ports: [{protocol: UDP, port: 443}, {port: 443}]}]")),
                passes(
                        RK106,
                        "a port that anybody may use",
                        policy(
                                "a",
                                "[{to: [{podSelector: {}}], ports: [{protocol: UDP, port: 9999}]}]")));
    }

    private static Stream<LintCase> ranges() {
        String[] north = {
            managed("a", "cloud{service=\"STORE\", region=\"north\"}"),
            managed("b", "cloud{service=\"STORE\", region=\"north\"}"),
            managed("c", "cloud{service=\"RENT\", region=\"north\"}"),
            managed("d", "cloud{region=\"north\"}"),
            managed("e", "cloud{service=\"STORE\", region=\"south\"}")
        };
        return Stream.of(
                finds(RK201, "addresses for rent", managed("a", "cloud{service=\"RENT\"}")),
                finds(RK201, "a whole that holds them", managed("a", "cloud{service=\"ALL\"}")),
                finds(RK201, "a shared CDN", managed("a", "cdn")),
                passes(RK201, "a service of the owner", managed("a", "cloud{service=\"STORE\"}")),
                passes(
                        RK201,
                        "a whole without them",
                        managed("a", "cloud{service=\"STORE\"} unless cloud{service=\"RENT\"}")),
                finds(RK202, "webhooks in a rule for egress", managed("a", "shop")),
                finds(
                        RK202,
                        "an API in a rule for ingress",
                        Scenes.directed("a", "ingress", "shop{list=\"api\"}")),
                passes(RK202, "an API in a rule for egress", managed("a", "shop{list=\"api\"}")),
                passes(
                        RK202,
                        "webhooks that are subtracted",
                        managed("a", "shop unless shop{list=\"hooks\"}")),
                finds(
                        RK202,
                        "a list of callers in a rule for egress",
                        managed("a", "forge{list=\"hooks\"}")),
                finds(
                        RK202,
                        "a list to call in a rule for ingress",
                        Scenes.directed("a", "ingress", "forge{list=\"web\"}")),
                passes(
                        RK202,
                        "callers whose addresses are called too",
                        managed("a", "forge{list=~\"web|bots\"}")),
                passes(
                        RK202,
                        "ranges of a list for each direction",
                        managed("a", "forge{list=\"web\"}")),
                passes(
                        RK202,
                        "a list of callers in a rule for ingress",
                        Scenes.directed("a", "ingress", "forge{list=\"bots\"}")),
                finds(RK203, "one rule for another region", north),
                passes(RK203, "few rules", north[0], north[4]));
    }

    private static Stream<LintCase> blocks() {
        ClusterFacts cluster =
                new ClusterFacts(
                        CidrSet.parse("11.0.0.0/24"),
                        CidrSet.parse("172.20.0.0/16"),
                        Set.of(Family.IPV4),
                        Optional.empty(),
                        16,
                        32);
        return Stream.of(
                finds(RK204, "a published range where pods are", managed("a", "cloud")).in(cluster),
                passes(RK204, "a published range elsewhere", managed("a", "cdn")).in(cluster),
                passes(RK204, "a cluster that nobody has described", managed("a", "cloud")),
                finds(RK205, "the internet", policy("a", WORLD)),
                finds(
                        RK205,
                        "the internet in halves",
                        policy(
                                "a",
                                "[{to: [{ipBlock: {cidr: 0.0.0.0/1}}, {ipBlock: {cidr: 128.0.0.0/1}}]}]")),
                finds(
                        RK205,
                        "a private network",
                        policy("a", "[{to: [{ipBlock: {cidr: 10.0.0.0/8}}]}]")),
                passes(RK205, "a /16", policy("a", "[{to: [{ipBlock: {cidr: 11.9.0.0/16}}]}]")),
                finds(RK206, "IPv6 where there is none", managed("a", "cloud{service=\"STORE\"}"))
                        .in(cluster),
                passes(RK206, "IPv4 where that is", managed("a", "cdn")).in(cluster));
    }

    private static ClusterFacts with(Cni cni) {
        return new ClusterFacts(CidrSet.EMPTY, CidrSet.EMPTY, Set.of(), Optional.of(cni), 12, 28);
    }

    private static String blocks(int count, String ports) {
        return "[{to: [%s], ports: [%s]}]"
                .formatted(
                        IntStream.range(0, count)
                                .mapToObj(i ->
                                        "{ipBlock: {cidr: 11.%d.%d.0/32}}"
                                                .formatted(i / 256, i % 256))
                                .collect(Collectors.joining(", ")),
                        ports);
    }

    private static String ports(int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj(i -> "{port: " + 2 * i + "}")
                .collect(Collectors.joining(", "));
    }

    private static Stream<LintCase> together() {
        String byHand =
                "[{to: [{ipBlock: {cidr: 11.0.128.0/20}}, {ipBlock: {cidr: 11.0.192.0/20}}], ports: [{port: 443}]}]";
        String overlapping =
                "[{to: [{ipBlock: {cidr: 11.9.0.0/16}}], ports: [%s]}, {to: [{ipBlock: {cidr: 11.9.1.0/24}}], ports: [%s]}]";
        return Stream.of(
                finds(RK301, "a published list by hand", policy("a", byHand)),
                passes(RK301, "a managed one", managed("a", "cloud{service=\"STORE\"}")),
                passes(RK301, "a list of nobody's", policy("a", "[" + HTTPS + "]")),
                finds(RK302, "CIDRs times ports", policy("a", blocks(6_000, ports(100, 3))))
                        .in(with(Cni.CILIUM)),
                passes(RK302, "CIDRs times one port", policy("a", blocks(6_000, ports(100, 1))))
                        .in(with(Cni.CILIUM)),
                finds(
                                RK302,
                                "ports of overlapping blocks",
                                policy("a", overlapping.formatted(ports(100, 13), ports(200, 13))))
                        .in(with(Cni.AWS_VPC)),
                passes(
                                RK302,
                                "the same ports of both",
                                policy("a", overlapping.formatted(ports(100, 13), ports(100, 13))))
                        .in(with(Cni.AWS_VPC)),
                finds(RK302, "a long list", policy("a", blocks(60_000, ports(100, 1))))
                        .in(with(Cni.IPSET)),
                finds(RK302, "a larger object", policy("a", blocks(60_000, ports(100, 1))))
                        .in(with(Cni.CALICO)),
                passes(RK302, "a short list", policy("a", blocks(60, ports(100, 1))))
                        .in(with(Cni.CALICO)),
                finds(
                        RK303,
                        "the same rule twice",
                        policy("a", "[" + HTTPS + "]"),
                        policy("b", "[" + HTTPS + "]")),
                passes(
                        RK303,
                        "the same rule for other pods",
                        policy("a", "[" + HTTPS + "]"),
                        policy("b", "{matchLabels: {a: b}}", "[" + HTTPS + "]")),
                finds(
                        RK304,
                        "the internet of one family beside a managed rule of both",
                        managed("a", "cloud{service=\"STORE\"}"),
                        policy("b", WORLD)),
                passes(
                        RK304,
                        "the internet beside what is only observed",
                        managed("a", "cdn", "mode", "observe"),
                        policy("b", WORLD)),
                finds(
                        RK304,
                        "the internet beside a managed rule",
                        managed("a", "cdn"),
                        policy("b", WORLD)),
                finds(
                        RK304,
                        "the same by hand",
                        managed("a", "cdn"),
                        policy(
                                "b",
                                "[{to: [{ipBlock: {cidr: 11.2.0.0/16}}], ports: [{port: 443}]}]")),
                passes(
                        RK304,
                        "the internet on another port",
                        managed("a", "cdn"),
                        policy("b", WORLD.replace("443", "80"))),
                passes(
                        RK304,
                        "the internet for other pods",
                        managed("a", "cdn")
                                .replace("podSelector: {}", "podSelector: {matchLabels: {a: b}}"),
                        policy("b", "{matchLabels: {a: c}}", WORLD)));
    }

    private static Stream<LintCase> except() {
        String reopened =
                "[{to: [{ipBlock: {cidr: 11.9.0.0/16, except: [11.9.1.0/24]}}], ports: [{port: 443}]}]";
        return Stream.of(
                finds(
                        RK305,
                        "an exception of nothing",
                        managed("a", "cdn", "except", "11.3.0.0/24")),
                finds(
                        RK305,
                        "one outside of its block",
                        policy(
                                "a",
                                "[{to: [{ipBlock: {cidr: 11.9.0.0/16, except: [11.8.0.0/24]}}]}]")),
                passes(
                        RK305,
                        "an exception of something",
                        managed("a", "cdn", "except", "11.2.0.0/24")),
                finds(
                        RK306,
                        "what another policy opens",
                        policy("a", reopened),
                        policy("b", WORLD)),
                finds(
                        RK306,
                        "what another block opens",
                        policy(
                                "a",
                                "[{to: [{ipBlock: {cidr: 11.9.0.0/16, except: [11.9.1.0/24]}}, {ipBlock: {cidr: 11.9.1.0/28}}]}]")),
                finds(
                        RK306,
                        "a managed exception that another opens",
                        managed("a", "cdn", "except", "11.2.0.0/24"),
                        policy("b", WORLD)),
                passes(
                        RK306,
                        "what another opens on another port",
                        policy("a", reopened),
                        policy("b", WORLD.replace("443", "80"))),
                passes(RK306, "what nobody opens", policy("a", reopened)));
    }
}
