package io.rangekeeper.feed;

import static io.rangekeeper.feed.Documents.accepted;
import static io.rangekeeper.feed.Documents.fetched;
import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.cidr.CidrSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is nobody's to publish never enters a policy.
class QuarantineTest {
    private static final FeedDocument LIST = Documents.document("{ranges: '.[]'}");
    private static final FeedDocument TEXT =
            Documents.document("{format: text, attributes: {site: hq}}");

    record Quarantined(String prefix, String why) {}

    static Stream<Quarantined> quarantined() {
        return Stream.of(
                new Quarantined("0.0.0.0/0", "broader than /8"),
                new Quarantined("128.0.0.0/1", "broader than /8"),
                new Quarantined("::/0", "broader than /19"),
                new Quarantined("2000::/18", "broader than /19"),
                new Quarantined("0.0.0.0/8", "0.0.0.0/8 is this network (RFC 791)"),
                new Quarantined("10.1.2.3", "10.0.0.0/8 is private (RFC 1918)"),
                new Quarantined("172.0.0.0/8", "172.16.0.0/12 is private (RFC 1918)"),
                new Quarantined("192.168.0.0/16", "192.168.0.0/16 is private (RFC 1918)"),
                new Quarantined("100.100.0.0/16", "100.64.0.0/10 is shared"),
                new Quarantined("127.0.0.1", "127.0.0.0/8 is loopback"),
                new Quarantined("169.254.169.254", "169.254.0.0/16 is link-local"),
                new Quarantined("224.0.0.0/8", "224.0.0.0/4 is multicast"),
                new Quarantined("252.0.0.0/10", "240.0.0.0/4 is reserved, class E"),
                new Quarantined("255.255.255.255", "240.0.0.0/4 is reserved, class E"),
                new Quarantined("198.18.0.0/15", "198.18.0.0/15 is benchmarking"),
                new Quarantined("::", "::/128 is unspecified"),
                new Quarantined("::1", "::1/128 is loopback"),
                new Quarantined("64:ff9b::/96", "64:ff9b::/96 is NAT64"),
                new Quarantined("64:ff9b:1::a00:1", "64:ff9b:1::/48 is NAT64, local use"),
                new Quarantined("2002:a00::/24", "2002::/16 is 6to4"),
                new Quarantined("2001::/32", "2001::/23 is IETF protocol assignments"),
                new Quarantined("2001:db8:1::/48", "2001:db8::/32 is documentation"),
                new Quarantined("3fff::/32", "3fff::/20 is documentation"),
                new Quarantined("fd00::/19", "fc00::/7 is unique local"),
                new Quarantined("fe80::1", "fe80::/10 is link-local"),
                new Quarantined("ff02::1", "ff00::/8 is multicast"),
                new Quarantined("4000::/32", "4000::/2 is not global unicast"));
    }

    @ParameterizedTest
    @MethodSource("quarantined")
    void whatIsNobodysToPublishIsQuarantinedWhole(Quarantined entry) {
        Accepted accepted =
                read(
                        "[{\"prefix\": \"11.0.0.0/24\"}, {\"prefix\": \"%s\"}]"
                                .formatted(entry.prefix));

        RangeGroup group = accepted.snapshot().groups().getFirst();
        assertThat(accepted.quarantined()).isEqualTo(1);
        assertThat(group.published()).isEqualTo(2);
        assertThat(group.ranges()).isEqualTo(CidrSet.parse("11.0.0.0/24"));
        assertThat(group.quarantined()).isEqualTo(CidrSet.parse(entry.prefix));
        assertThat(accepted.notes())
                .singleElement()
                .asString()
                .startsWith("1 of 2 entries never enter a policy: " + entry.prefix + ": ")
                .contains(entry.why);
    }

    @Test
    void theSpaceBesideSpecialPurposeSpaceIsNotQuarantined() {
        List<String> beside =
                List.of(
                        "1.0.0.0/8",
                        "9.255.255.255",
                        "11.0.0.0/8",
                        "100.63.255.255",
                        "100.128.0.0",
                        "172.15.255.255",
                        "172.32.0.0/11",
                        "191.255.255.255",
                        "192.167.255.255",
                        "223.255.255.255",
                        "2000::/19",
                        "2001:200::/23",
                        "2003::/19",
                        "2400::/19",
                        "3ffe::/17");
        Accepted accepted = accepted(DocumentReader.read(TEXT, fetched(String.join("\n", beside))));

        assertThat(accepted.notes())
                .as("only the /17 is too broad")
                .containsExactly(
                        "1 of 15 entries never enter a policy: 3ffe::/17: broader than /19");
    }

    @Test
    void anAdministratorsOwnFeedMayOpenSpecialPurposeSpaceAndNoMoreThanThat() {
        FeedDocument document =
                Documents.document("{format: text, allow: [10.0.0.0/8, 'fd00::/32']}");

        Accepted accepted =
                accepted(
                        DocumentReader.read(
                                document,
                                fetched("10.0.0.0/8\nfd00::/48\nfd01::/48\n192.168.0.1\n")));

        RangeGroup group = accepted.snapshot().groups().getFirst();
        assertThat(group.ranges()).isEqualTo(CidrSet.parse("10.0.0.0/8", "fd00::/48"));
        assertThat(group.quarantined()).isEqualTo(CidrSet.parse("fd01::/48", "192.168.0.1/32"));
    }

    @Test
    void aRangeOfATextThatTouchesSpecialPurposeSpaceIsQuarantinedWhole() {
        Accepted accepted =
                accepted(
                        DocumentReader.read(
                                TEXT, fetched("11.0.0.0/24\n9.255.255.255-10.0.0.0\n")));

        assertThat(accepted.snapshot().groups().getFirst().quarantined())
                .isEqualTo(CidrSet.parse("9.255.255.255", "10.0.0.0"));
    }

    private static Accepted read(String text) {
        return accepted(DocumentReader.read(LIST, fetched(text)));
    }
}
