package io.rangekeeper.cidr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CidrTest {
    record Printed(String why, String text, String expected) {}

    /// The examples of RFC 5952, sections 1 to 4.
    static Stream<Printed> writesTheOneTextOfRfc5952() {
        return Stream.of(
                new Printed(
                        "2.1 leading zeros",
                        "2001:db8:aaaa:bbbb:cccc:dddd:eeee:0001",
                        "2001:db8:aaaa:bbbb:cccc:dddd:eeee:1"),
                new Printed(
                        "2.2 one zero group",
                        "2001:db8:aaaa:bbbb:cccc:dddd::1",
                        "2001:db8:aaaa:bbbb:cccc:dddd:0:1"),
                new Printed("2.2 all of the run", "2001:db8:0:0:0::1", "2001:db8::1"),
                new Printed(
                        "2.3 upper case",
                        "2001:DB8:AAAA:BBBB:CCCC:DDDD:EEEE:AAAA",
                        "2001:db8:aaaa:bbbb:cccc:dddd:eeee:aaaa"),
                new Printed("4.1 a group of zeros", "2001:0db8::0001", "2001:db8::1"),
                new Printed("4.2.1 as short as can be", "2001:db8:0:0:0:0:2:1", "2001:db8::2:1"),
                new Printed("4.2.2 not one group", "2001:db8::1:1:1:1:1", "2001:db8:0:1:1:1:1:1"),
                new Printed("4.2.3 the longest run", "2001:0:0:1:0:0:0:1", "2001:0:0:1::1"),
                new Printed(
                        "4.2.3 the first of equals", "2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"),
                new Printed("a run at the end", "2001:db8:0:0:0:0:0:0", "2001:db8::"),
                new Printed("a run at the start", "0:0:0:0:0:0:0:1", "::1"),
                new Printed("nothing but zeros", "0:0:0:0:0:0:0:0", "::"));
    }

    @ParameterizedTest
    @MethodSource
    void writesTheOneTextOfRfc5952(Printed printed) {
        assertThat(Cidr.parseBlockOrAddress(printed.text).firstAddress())
                .isEqualTo(printed.expected);
    }

    @Test
    void knowsItsFirstAndLastAddress() {
        assertThat(ends("10.0.0.0/8")).isEqualTo("10.0.0.0 10.255.255.255");
        assertThat(ends("0.0.0.0/0")).isEqualTo("0.0.0.0 255.255.255.255");
        assertThat(ends("192.0.2.1/32")).isEqualTo("192.0.2.1 192.0.2.1");
        assertThat(ends("::/0")).isEqualTo(":: ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff");
        assertThat(ends("2001:db8::/64")).isEqualTo("2001:db8:: 2001:db8::ffff:ffff:ffff:ffff");
        assertThat(ends("2001:db8::/127")).isEqualTo("2001:db8:: 2001:db8::1");
    }

    @Test
    void containsWhatLiesWithinIt() {
        assertThat(contains("10.0.0.0/8", "10.1.0.0/16")).isTrue();
        assertThat(contains("10.0.0.0/8", "10.0.0.0/8")).isTrue();
        assertThat(contains("10.0.0.0/8", "10.0.0.0/7")).isFalse();
        assertThat(contains("10.0.0.0/8", "11.0.0.0/16")).isFalse();
        assertThat(contains("0.0.0.0/0", "255.255.255.255/32")).isTrue();
        assertThat(contains("0.0.0.0/0", "::/0")).isFalse();
        assertThat(contains("::/0", "0.0.0.0/0")).isFalse();
        assertThat(contains("2001:db8::/64", "2001:db8::ffff:0:0:0/80")).isTrue();
        assertThat(contains("2001:db8::/64", "2001:db8:0:1::/64")).isFalse();
        assertThat(contains("2001:db8::/96", "2001:db8::1:0:0/128")).isFalse();
    }

    @Test
    void sortsByFamilyThenNumberThenBroaderFirst() {
        String[] ordered = {
            "0.0.0.0/0", "9.0.0.0/8", "10.0.0.0/8", "10.0.0.0/9", "128.0.0.0/1",
            "::/0", "2001:db8::/32", "2001:db8::/48", "2001:db8:0:0:8000::/65", "8000::/1"
        };
        var shuffled = Arrays.asList(ordered.clone());
        Collections.shuffle(shuffled, Randomness.seeded());
        assertThat(shuffled.stream().map(Cidr::parse).sorted())
                .extracting(Cidr::toString)
                .containsExactly(ordered);
    }

    @Test
    void isEqualToTheSameBlockHoweverItWasWritten() {
        assertThat(Cidr.parse("2001:db8::/32"))
                .isEqualTo(Cidr.parse("2001:0DB8:0::0/32"))
                .hasSameHashCodeAs(Cidr.parse("2001:0DB8:0::0/32"))
                .isNotEqualTo(Cidr.parse("2001:db8::/33"))
                .isNotEqualTo(Cidr.parse("2001:db9::/32"));
        assertThat(Cidr.parse("0.0.0.0/0")).isNotEqualTo(Cidr.parse("::/0"));
    }

    private static String ends(String block) {
        var cidr = Cidr.parse(block);
        return cidr.firstAddress() + " " + cidr.lastAddress();
    }

    private static boolean contains(String block, String other) {
        return Cidr.parse(block).contains(Cidr.parse(other));
    }
}
