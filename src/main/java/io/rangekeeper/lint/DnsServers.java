package io.rangekeeper.lint;

import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.policy.Placeholders;
import io.rangekeeper.policy.Port;
import io.rangekeeper.reach.Grant;
import io.rangekeeper.reach.PodAddress;
import io.rangekeeper.reach.PodPeer;
import io.rangekeeper.reach.Reach;
import io.rangekeeper.reach.Workload;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where pods of a cluster look names up: the pods of kube-dns or CoreDNS by their usual labels, or
/// an address.
///
/// @param pods those that were seen; else what nearly every cluster has
/// @param services where services are, as far as it is known
record DnsServers(List<PodAddress> pods, CidrSet services) {
    private static final int PORT = 53;
    private static final Map<Port, Integer> USUAL_PORTS =
            Map.of(new Port("UDP", "dns"), PORT, new Port("TCP", "dns-tcp"), PORT);

    /// NodeLocal DNSCache listens here.
    private static final CidrSet NODE_LOCAL = CidrSet.parse("169.254.20.10/32");

    private static final CidrSet PRIVATE =
            CidrSet.parse("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7");

    static DnsServers of(Scene scene) {
        List<PodAddress> seen =
                scene.inventory().workloads().stream()
                        .filter(DnsServers::isDns)
                        .map(pod -> address(scene, pod.namespace(), pod.labels(), pod.ports()))
                        .distinct()
                        .toList();
        CidrSet services = scene.known().cluster().services();
        return new DnsServers(
                seen.isEmpty()
                        ? List.of(
                                address(
                                        scene,
                                        "kube-system",
                                        Map.of("k8s-app", "kube-dns"),
                                        USUAL_PORTS))
                        : seen,
                services.isEmpty() ? PRIVATE : services);
    }

    /// Only in the namespaces of the system: anybody may label a pod so.
    private static boolean isDns(Workload pod) {
        boolean system =
                pod.namespace().equals("kube-system") || pod.namespace().equals("openshift-dns");
        return system
                && (pod.labels().getOrDefault("k8s-app", "").equals("kube-dns")
                        || pod.labels().getOrDefault("app.kubernetes.io/name", "").equals("coredns")
                        || pod.labels().containsKey("dns.operator.openshift.io/daemonset-dns"));
    }

    private static PodAddress address(
            Scene scene, String namespace, Map<String, String> labels, Map<Port, Integer> ports) {
        return new PodAddress(namespace, scene.inventory().labels(namespace), labels, ports);
    }

    /// Whether one of them may be asked. Where labels of a namespace are not known, it may.
    boolean isReached(Reach reach, String protocol) {
        return pods.stream()
                        .anyMatch(pod ->
                                reach.allows(pod, protocol, port(pod, protocol))
                                        != PodPeer.Match.NO)
                || reach.grants().stream().anyMatch(grant -> isAddress(grant, protocol));
    }

    /// The port on which the pod itself listens: on OpenShift 5353.
    private static int port(PodAddress pod, String protocol) {
        String name = protocol.equals("UDP") ? "dns" : "dns-tcp";
        return Optional.ofNullable(pod.ports().get(new Port(protocol, name))).orElse(PORT);
    }

    /// A rule that is about DNS may name any server; one about all ports means what is near.
    private boolean isAddress(Grant grant, String protocol) {
        if (!grant.ports().contains(protocol, PORT)) {
            return false;
        }
        CidrSet addresses = Placeholders.without(grant.addresses());
        boolean aboutDns =
                grant.ports().spans().stream()
                        .anyMatch(span -> span.first() == PORT && span.last() == PORT);
        return aboutDns
                ? !addresses.isEmpty()
                : addresses.overlaps(services) || addresses.overlaps(NODE_LOCAL);
    }
}
