package io.rangekeeper.policy;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The ports of a rule as a set, whatever their order. No port at all means every port of every
/// protocol.
public record Ports(SortedSet<Port> ports) {
    public static final Ports ANY = new Ports(Collections.emptySortedSet());

    static final String ANY_KEY = "any";

    /// A range, a number or a name after the protocol. IANA service names (RFC 6335) hold a letter,
    /// so that a number is never a name.
    private static final Pattern KEY =
            Pattern.compile(
                    "(tcp|udp|sctp)(?:-(?:([1-9][0-9]{0,4})(?:-([1-9][0-9]{0,4}))?|([a-z0-9-]{1,15})))?");

    private static final Pattern NAME = Pattern.compile("(?=.*[a-z])[a-z0-9](?:-?[a-z0-9])*");

    public Ports {
        ports = Collections.unmodifiableSortedSet(new TreeSet<>(ports));
    }

    public static Ports of(Collection<Port> ports) {
        return new Ports(new TreeSet<>(ports));
    }

    /// Reads the part of an annotation's name after `egress.`: `tcp-443.tcp-8443`, `any`.
    ///
    /// @throws IllegalArgumentException with what is wrong and what would be right
    public static Ports parse(String key) {
        if (key.equals(ANY_KEY)) {
            return ANY;
        }
        return of(Arrays.stream(key.split("\\.", -1)).map(Ports::parsePort).toList());
    }

    public boolean isAny() {
        return ports.isEmpty();
    }

    /// As annotations spell it, in a fixed order.
    public String key() {
        return isAny() ? ANY_KEY : ports.stream().map(Port::key).collect(Collectors.joining("."));
    }

    /// For people: `TCP 443, 8443; UDP 53`, `every TCP port`, `every port`.
    public String words() {
        if (isAny()) {
            return "every port";
        }
        return ports.stream()
                .collect(
                        Collectors.groupingBy(
                                Port::protocol, java.util.TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(entry -> words(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining("; "));
    }

    private static String words(String protocol, Collection<Port> ports) {
        if (ports.stream().anyMatch(port -> port.port().isEmpty())) {
            return "every " + protocol + " port";
        }
        return protocol + " " + ports.stream().map(Port::port).collect(Collectors.joining(", "));
    }

    private static Port parsePort(String text) {
        Matcher matcher = KEY.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(expected(text));
        }
        String protocol = matcher.group(1).toUpperCase(Locale.ROOT);
        if (matcher.group(4) != null) {
            if (!NAME.matcher(matcher.group(4)).matches()) {
                throw new IllegalArgumentException(expected(text));
            }
            return new Port(protocol, matcher.group(4));
        }
        if (matcher.group(2) == null) {
            return new Port(protocol, "");
        }
        int first = number(matcher.group(2));
        if (matcher.group(3) == null) {
            return new Port(protocol, Integer.toString(first));
        }
        int last = number(matcher.group(3));
        if (last < first) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" ends before it begins; write the lower port first");
        }
        return range(protocol, first, last);
    }

    static boolean isNumber(int number) {
        return number >= 1 && number <= 65_535;
    }

    static Port range(String protocol, int first, int last) {
        return new Port(protocol, first == last ? Integer.toString(first) : first + "-" + last);
    }

    private static int number(String digits) {
        int number = Integer.parseInt(digits);
        if (!isNumber(number)) {
            throw new IllegalArgumentException("port " + digits + " is not between 1 and 65535");
        }
        return number;
    }

    private static String expected(String text) {
        return "\""
                + text
                + "\" is not a port; expected tcp-443, udp-8000-8100, tcp-https, tcp (every TCP port) or any";
    }
}
