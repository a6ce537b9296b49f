package io.rangekeeper.reach;

import io.rangekeeper.policy.Port;
import java.util.Comparator;

/// Ports of one protocol, from `first` to `last`.
public record PortSpan(String protocol, int first, int last) implements Comparable<PortSpan> {
    public static final int LOWEST = 1;
    public static final int HIGHEST = 65_535;

    private static final Comparator<PortSpan> ORDER =
            Comparator.comparing(PortSpan::protocol)
                    .thenComparingInt(PortSpan::first)
                    .thenComparingInt(PortSpan::last);

    static PortSpan all(String protocol) {
        return new PortSpan(protocol, LOWEST, HIGHEST);
    }

    /// Of an entry of a rule that is no name.
    static PortSpan of(Port port) {
        if (port.port().isEmpty()) {
            return all(port.protocol());
        }
        int dash = port.port().indexOf('-');
        int first = Integer.parseInt(dash < 0 ? port.port() : port.port().substring(0, dash));
        return new PortSpan(
                port.protocol(),
                first,
                dash < 0 ? first : Integer.parseInt(port.port().substring(dash + 1)));
    }

    public boolean isWhole() {
        return first == LOWEST && last == HIGHEST;
    }

    boolean contains(PortSpan other) {
        return protocol.equals(other.protocol) && first <= other.first && last >= other.last;
    }

    boolean overlaps(PortSpan other) {
        return protocol.equals(other.protocol) && first <= other.last && other.first <= last;
    }

    /// For people: `TCP 443`, `UDP 8000-8100`, `every TCP port`.
    public String words() {
        if (isWhole()) {
            return "every " + protocol + " port";
        }
        return protocol + " " + (first == last ? Integer.toString(first) : first + "-" + last);
    }

    @Override
    public int compareTo(PortSpan other) {
        return ORDER.compare(this, other);
    }
}
