package io.rangekeeper.cidr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class CidrSetTest {
    @Test
    void mergesHalvesUpToTheWholeSpace() {
        assertThat(CidrSet.parse("128.0.0.0/1", "0.0.0.0/1", "8000::/1", "::/1"))
                .hasToString("[0.0.0.0/0, ::/0]");
    }

    @Test
    void dropsWhatABroaderBlockCovers() {
        assertThat(CidrSet.parse("2001:db8::1", "10.1.0.0/16", "10.0.0.0/8", "2001:db8::/32"))
                .hasToString("[10.0.0.0/8, 2001:db8::/32]");
    }

    @Test
    void cutsAHoleOutOfABlock() {
        var rest = CidrSet.parse("10.0.0.0/30", "2001:db8::/126");
        assertThat(rest.difference(CidrSet.parse("10.0.0.1", "2001:db8::2")))
                .hasToString("[10.0.0.0/32, 10.0.0.2/31, 2001:db8::/127, 2001:db8::3/128]");
    }

    @Test
    void cutsBothEndsOffTheWholeSpace() {
        var all = CidrSet.parse("0.0.0.0/0", "::/0");
        var ends =
                CidrSet.parse(
                        "0.0.0.0",
                        "255.255.255.255",
                        "::",
                        "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff");
        var rest = all.difference(ends);
        assertThat(rest.size(Family.IPV4)).isEqualTo(62);
        assertThat(rest.size(Family.IPV6)).isEqualTo(254);
        assertThat(rest.union(ends)).isEqualTo(all);
        assertThat(rest.addresses(Family.IPV6))
                .isEqualTo(BigInteger.ONE.shiftLeft(128).subtract(BigInteger.TWO));
    }

    @Test
    void anIntersectionHoldsTheNarrowerBlocks() {
        var some = CidrSet.parse("10.0.0.0/8", "192.0.2.0/24", "2001:db8::/32");
        assertThat(some.intersection(CidrSet.parse("10.1.0.0/16", "192.0.0.0/16", "2001:db8::/48")))
                .hasToString("[10.1.0.0/16, 192.0.2.0/24, 2001:db8::/48]");
    }

    @Test
    void writesARangeWithTheFewestBlocks() {
        var range =
                CidrSet.builder()
                        .addRange("10.0.0.1", "10.0.0.6")
                        .addRange("2001:db8::ffff", "2001:db8::1:0")
                        .build();
        assertThat(range)
                .hasToString(
                        "[10.0.0.1/32, 10.0.0.2/31, 10.0.0.4/31, 10.0.0.6/32,"
                                + " 2001:db8::ffff/128, 2001:db8::1:0/128]");
    }

    @Test
    void aRangeMayBeTheWholeSpaceOrOneAddress() {
        var ranges =
                CidrSet.builder()
                        .addRange("0.0.0.0", "255.255.255.255")
                        .addRange("::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff");
        assertThat(ranges.build()).hasToString("[0.0.0.0/0, ::/0]");
        assertThat(CidrSet.builder().addRange("10.0.0.1", "10.0.0.1").build())
                .isEqualTo(CidrSet.parse("10.0.0.1"));
    }

    @Test
    void refusesWhatIsNotARange() {
        assertThatThrownBy(() -> CidrSet.builder().addRange("10.0.0.2", "10.0.0.1"))
                .isInstanceOf(CidrFormatException.class)
                .hasMessage("\"10.0.0.2\" to \"10.0.0.1\" ends before it begins");
        assertThatThrownBy(() -> CidrSet.builder().addRange("8000::", "::1"))
                .hasMessage("\"8000::\" to \"::1\" ends before it begins");
        assertThatThrownBy(() -> CidrSet.builder().addRange("10.0.0.1", "2001:db8::1"))
                .hasMessage(
                        "\"10.0.0.1\" to \"2001:db8::1\" is not a range; its ends are of different"
                                + " families");
        assertThatThrownBy(() -> CidrSet.builder().addRange("10.0.0.0/8", "10.0.0.1"))
                .hasMessage("\"10.0.0.0/8\" has a length where an address is wanted");
        assertThatThrownBy(() -> CidrSet.builder().addRange("10.0.0.0", "10.0.1"))
                .hasMessage("\"10.0.1\" has 3 octets; an IPv4 address has 4");
    }

    @Test
    void aRefusedTextLeavesTheBuilderAsItWas() {
        var builder = CidrSet.builder().add("10.0.0.0/8");
        assertThatThrownBy(() -> builder.add("11.0.0.1/8")).isInstanceOf(CidrFormatException.class);
        assertThat(builder.build()).hasToString("[10.0.0.0/8]");
    }

    @Test
    void aSetStaysAsItIsWhenItsBuilderGoesOn() {
        var builder = CidrSet.builder().add("10.0.0.0/9").add("2001:db8::/33");
        var before = builder.build();
        var after = builder.add("10.128.0.0/9").add("2001:db8:8000::/33").build();
        assertThat(before).hasToString("[10.0.0.0/9, 2001:db8::/33]");
        assertThat(after).hasToString("[10.0.0.0/8, 2001:db8::/32]");
    }

    @Test
    void onlyOneFamilyCanBeTaken() {
        var both = CidrSet.parse("10.0.0.0/8", "2001:db8::/32");
        assertThat(both.only(Family.IPV4)).hasToString("[10.0.0.0/8]");
        assertThat(both.only(Family.IPV6)).hasToString("[2001:db8::/32]");
        assertThat(both.only(Family.IPV4).contains(Cidr.parse("2001:db8::/32"))).isFalse();
        assertThat(both.size()).isEqualTo(2);
    }

    @Test
    void theEmptySetHoldsNothing() {
        assertThat(CidrSet.EMPTY.isEmpty()).isTrue();
        assertThat(CidrSet.EMPTY).hasToString("[]").isEqualTo(CidrSet.parse());
        assertThat(CidrSet.EMPTY.contains(Cidr.parse("10.0.0.0/8"))).isFalse();
        assertThat(CidrSet.EMPTY.broadest(Family.IPV4)).isEmpty();
        assertThat(CidrSet.EMPTY.addresses(Family.IPV6)).isZero();
        assertThat(CidrSet.EMPTY.containsAll(CidrSet.EMPTY)).isTrue();
        assertThat(CidrSet.EMPTY.overlaps(CidrSet.parse("::/0"))).isFalse();
    }
}
