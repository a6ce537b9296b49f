package io.rangekeeper.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LiveTest {
    /// @param addresses what the blocks allow, as the minimal list
    /// @param kept the same without placeholders
    /// @param unreadable what is named as no CIDR
    record Case(
            String name, List<Peer> peers, String addresses, String kept, List<String> unreadable) {
        Case(String name, List<Peer> peers, String addresses, String kept) {
            this(name, peers, addresses, kept, List.of());
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case(
                        "host bits do not count",
                        List.of(block("10.9.9.9/8")),
                        "[10.0.0.0/8]",
                        "[10.0.0.0/8]"),
                new Case(
                        "an exception takes from its own block only",
                        List.of(
                                block("10.0.0.0/24", "10.0.0.0/25", "10.0.2.0/24"),
                                block("10.0.2.0/24")),
                        "[10.0.0.128/25, 10.0.2.0/24]",
                        "[10.0.0.128/25, 10.0.2.0/24]"),
                new Case(
                        "another block gives back what one excepts",
                        List.of(block("10.0.0.0/24", "10.0.0.0/25"), block("10.0.0.0/24")),
                        "[10.0.0.0/24]",
                        "[10.0.0.0/24]"),
                new Case(
                        "documentation space is a placeholder",
                        List.of(
                                block("192.0.2.0/24"),
                                block("198.51.100.7/32"),
                                block("203.0.113.0/25"),
                                block("2001:db8:1::/48")),
                        "[192.0.2.0/24, 198.51.100.7/32, 203.0.113.0/25, 2001:db8:1::/48]",
                        "[]"),
                new Case(
                        "what is broader than documentation space is no placeholder",
                        List.of(block("192.0.2.0/23")),
                        "[192.0.2.0/23]",
                        "[192.0.2.0/23]"),
                new Case(
                        "what is no CIDR is kept aside",
                        List.of(
                                block("10.0.0.0/33"),
                                block("10.0.0.0/8", "x"),
                                block("11.0.0.0/8")),
                        "[11.0.0.0/8]",
                        "[11.0.0.0/8]",
                        List.of("\"10.0.0.0/33\"", "\"x\"")));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void blocksAllowWhatTheApiSaysTheyDo(Case live) {
        Live read = Live.of(new Rule(Direction.EGRESS, 0, Ports.ANY, live.peers()));
        assertThat(read.addresses()).hasToString(live.addresses());
        assertThat(read.kept()).hasToString(live.kept());
        assertThat(read.unreadable()).hasSameSizeAs(live.unreadable());
        for (int i = 0; i < live.unreadable().size(); i++) {
            assertThat(read.unreadable().get(i)).contains(live.unreadable().get(i));
        }
    }

    private static Peer block(String cidr, String... except) {
        return new Peer.Block(cidr, List.of(except));
    }
}
