package io.rangekeeper.cli.backtest;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// A set of addresses as somebody would compute it who knows nothing of this project: IPv4 and,
/// beyond it, IPv6 on one line, in intervals that neither touch nor overlap.
record Intervals(List<Interval> parts) {
    static final Intervals NONE = new Intervals(List.of());

    private static final BigInteger BEYOND_IPV4 = BigInteger.ONE.shiftLeft(40);

    /// Both ends are in it.
    record Interval(BigInteger first, BigInteger last) {}

    static Intervals block(String cidr) {
        IPAddress address = new IPAddressString(cidr).getAddress();
        BigInteger offset = address.isIPv6() ? BEYOND_IPV4 : BigInteger.ZERO;
        return new Intervals(
                List.of(
                        new Interval(
                                address.getLower().getValue().add(offset),
                                address.getUpper().getValue().add(offset))));
    }

    static Intervals union(Collection<Intervals> all) {
        List<Interval> sorted =
                all.stream()
                        .flatMap(set -> set.parts.stream())
                        .sorted((one, other) -> one.first.compareTo(other.first))
                        .toList();
        List<Interval> merged = new ArrayList<>();
        for (Interval next : sorted) {
            Interval last = merged.isEmpty() ? null : merged.getLast();
            if (last == null || next.first.compareTo(last.last.add(BigInteger.ONE)) > 0) {
                merged.add(next);
            } else {
                merged.set(merged.size() - 1, new Interval(last.first, last.last.max(next.last)));
            }
        }
        return new Intervals(merged);
    }

    Intervals without(Intervals other) {
        List<Interval> left = new ArrayList<>();
        int at = 0;
        for (Interval part : parts) {
            BigInteger from = part.first;
            while (at < other.parts.size() && other.parts.get(at).last.compareTo(from) < 0) {
                at++;
            }
            for (int i = at; i < other.parts.size(); i++) {
                Interval cut = other.parts.get(i);
                if (cut.first.compareTo(part.last) > 0) {
                    break;
                }
                if (cut.first.compareTo(from) > 0) {
                    left.add(new Interval(from, cut.first.subtract(BigInteger.ONE)));
                }
                from = from.max(cut.last.add(BigInteger.ONE));
            }
            if (from.compareTo(part.last) <= 0) {
                left.add(new Interval(from, part.last));
            }
        }
        return new Intervals(left);
    }

    Intervals and(Intervals other) {
        return without(without(other));
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }
}
