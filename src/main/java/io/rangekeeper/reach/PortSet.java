package io.rangekeeper.reach;

import io.rangekeeper.policy.Port;
import io.rangekeeper.policy.Ports;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the `ports` of a rule stand for: intervals by protocol, and names that are not resolved.
/// Two that hold the same ports are equal.
///
/// @param spans sorted, apart from each other
/// @param named ports by name, which mean what the pod that is called says
public record PortSet(List<PortSpan> spans, SortedSet<Port> named) {
    /// The protocols that the API knows.
    public static final List<String> PROTOCOLS = List.of("SCTP", "TCP", "UDP");

    public static final PortSet ALL = of(PROTOCOLS.stream().map(PortSpan::all).toList(), List.of());

    public PortSet {
        spans = List.copyOf(spans);
        named = Collections.unmodifiableSortedSet(new TreeSet<>(named));
    }

    static PortSet of(Collection<PortSpan> spans, Collection<Port> named) {
        return new PortSet(merged(spans), new TreeSet<>(named));
    }

    /// What a rule says; without ports it means all of them.
    public static PortSet of(Ports ports) {
        if (ports.isAny()) {
            return ALL;
        }
        return of(
                ports.ports().stream().filter(port -> !isName(port)).map(PortSpan::of).toList(),
                ports.ports().stream().filter(PortSet::isName).toList());
    }

    /// The same, names that the called pod knows replaced by what they mean there.
    public PortSet resolved(Map<Port, Integer> names) {
        List<PortSpan> all = new ArrayList<>(spans);
        List<Port> unknown = new ArrayList<>();
        for (Port port : named) {
            Integer number = names.get(port);
            if (number == null) {
                unknown.add(port);
            } else {
                all.add(new PortSpan(port.protocol(), number, number));
            }
        }
        return of(all, unknown);
    }

    public boolean isAll() {
        return spans.equals(ALL.spans);
    }

    public boolean isEmpty() {
        return spans.isEmpty() && named.isEmpty();
    }

    public boolean contains(String protocol, int port) {
        PortSpan one = new PortSpan(protocol, port, port);
        return spans.stream().anyMatch(span -> span.contains(one));
    }

    /// A name is covered by the same name, or by every port of its protocol.
    public boolean containsAll(PortSet other) {
        return other.spans.stream()
                        .allMatch(part -> spans.stream().anyMatch(span -> span.contains(part)))
                && other.named.stream()
                        .allMatch(name ->
                                named.contains(name)
                                        || spans.contains(PortSpan.all(name.protocol())));
    }

    public boolean overlaps(PortSet other) {
        return other.spans.stream()
                        .anyMatch(part -> spans.stream().anyMatch(span -> span.overlaps(part)))
                || other.named.stream().anyMatch(name -> named.contains(name));
    }

    /// For people: `TCP 443 and UDP 53`, `every port`.
    public String words() {
        return isAll() && named.isEmpty()
                ? "every port"
                : Stream.concat(
                                spans.stream().map(PortSpan::words),
                                named.stream().map(port -> port.protocol() + " " + port.port()))
                        .collect(Collectors.joining(", "));
    }

    private static boolean isName(Port port) {
        return !port.port().isEmpty() && !port.isNumeric();
    }

    private static List<PortSpan> merged(Collection<PortSpan> spans) {
        List<PortSpan> merged = new ArrayList<>();
        for (PortSpan next : new TreeSet<>(spans)) {
            PortSpan last = merged.isEmpty() ? null : merged.getLast();
            if (last != null
                    && last.protocol().equals(next.protocol())
                    && next.first() <= last.last() + 1) {
                merged.removeLast();
                merged.add(
                        new PortSpan(
                                last.protocol(), last.first(), Math.max(last.last(), next.last())));
            } else {
                merged.add(next);
            }
        }
        return merged;
    }
}
