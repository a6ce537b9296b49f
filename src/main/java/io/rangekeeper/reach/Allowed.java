package io.rangekeeper.reach;

import io.rangekeeper.cidr.Cidr;
import io.rangekeeper.cidr.CidrSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Which addresses are allowed on which ports, all rules taken together: no two spans share a port,
/// and neighbours differ, so that equal permissions are equal values.
public record Allowed(SortedMap<PortSpan, CidrSet> addresses) {
    public Allowed {
        addresses = Collections.unmodifiableSortedMap(new TreeMap<>(addresses));
    }

    /// Nothing is in the way.
    static Allowed everything() {
        SortedMap<PortSpan, CidrSet> all = new TreeMap<>();
        PortSet.ALL.spans().forEach(span -> all.put(span, Grant.ALL));
        return new Allowed(all);
    }

    static Allowed of(List<Grant> grants) {
        SortedMap<PortSpan, CidrSet> all = new TreeMap<>();
        PortSet.PROTOCOLS.forEach(protocol -> sweep(protocol, grants, all));
        return new Allowed(all);
    }

    /// Whether one address (or all of a block) is allowed on a port.
    public boolean allows(Cidr address, String protocol, int port) {
        return on(protocol, port).contains(address);
    }

    /// The addresses that are allowed on a port.
    public CidrSet on(String protocol, int port) {
        for (Map.Entry<PortSpan, CidrSet> part : addresses.entrySet()) {
            if (part.getKey().contains(new PortSpan(protocol, port, port))) {
                return part.getValue();
            }
        }
        return CidrSet.EMPTY;
    }

    /// Between two bounds nothing changes:
    ///
    ///     grant a   |-----------|
    ///     grant b         |-----------|
    ///     spans     |--a--|-a+b-|--b--|
    private static void sweep(
            String protocol, List<Grant> grants, SortedMap<PortSpan, CidrSet> all) {
        List<Integer> bounds = new ArrayList<>(bounds(protocol, grants));
        PortSpan last = new PortSpan(protocol, 0, 0);
        for (int i = 0; i + 1 < bounds.size(); i++) {
            PortSpan span = new PortSpan(protocol, bounds.get(i), bounds.get(i + 1) - 1);
            CidrSet here = union(span, grants);
            CidrSet before = all.get(last);
            if (here.isEmpty()) {
                continue;
            }
            if (before != null && last.last() + 1 == span.first() && before.equals(here)) {
                all.remove(last);
                span = new PortSpan(protocol, last.first(), span.last());
            }
            all.put(span, here);
            last = span;
        }
    }

    private static SortedSet<Integer> bounds(String protocol, List<Grant> grants) {
        SortedSet<Integer> bounds = new TreeSet<>();
        for (Grant grant : grants) {
            for (PortSpan span : grant.ports().spans()) {
                if (span.protocol().equals(protocol)) {
                    bounds.add(span.first());
                    bounds.add(span.last() + 1);
                }
            }
        }
        return bounds;
    }

    private static CidrSet union(PortSpan span, List<Grant> grants) {
        return CidrSet.union(
                grants.stream()
                        .filter(grant ->
                                grant.ports().spans().stream()
                                        .anyMatch(part -> part.contains(span)))
                        .map(Grant::addresses)
                        .toList());
    }
}
