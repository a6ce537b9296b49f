package io.rangekeeper.policy;

import java.util.Comparator;
import java.util.regex.Pattern;

/// One entry of a rule's `ports`.
///
/// @param protocol `TCP`, `UDP` or `SCTP`
/// @param port empty for every port, a number, a range `8000-8100` (`endPort`), or a port's name
public record Port(String protocol, String port) implements Comparable<Port> {
    private static final Comparator<Port> ORDER =
            Comparator.comparing(Port::protocol)
                    .thenComparingInt(Port::number)
                    .thenComparing(Port::port);

    private static final Pattern DIGITS = Pattern.compile("[0-9]+(-[0-9]+)?");

    /// As annotations spell it: `tcp-443`, `udp-8000-8100`, `tcp-https`, `tcp`.
    public String key() {
        String prefix = protocol.toLowerCase(java.util.Locale.ROOT);
        return port.isEmpty() ? prefix : prefix + "-" + port;
    }

    /// Whether the port is a number or a range, not a name.
    public boolean isNumeric() {
        return DIGITS.matcher(port).matches();
    }

    @Override
    public int compareTo(Port other) {
        return ORDER.compare(this, other);
    }

    private int number() {
        if (!isNumeric()) {
            return Integer.MAX_VALUE;
        }
        int dash = port.indexOf('-');
        return Integer.parseInt(dash < 0 ? port : port.substring(0, dash));
    }
}
