package io.rangekeeper.cidr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CidrParseTest {
    record Refused(String text, String message) {
        @Override
        public String toString() {
            return message;
        }
    }

    record Accepted(String text, String canonical) {}

    static Stream<Refused> everyWayToReadRefuses() {
        String examples = "; write a block as 192.0.2.0/24 or 2001:db8::/32";
        String noAddress = " is not an address; write one as 192.0.2.1 or 2001:db8::1";
        return Stream.of(
                // lengths
                refused("10.0.0.0/33", "has a length above 32; it is 0 to 32"),
                refused("2001:db8::/129", "has a length above 128; it is 0 to 128"),
                refused("10.0.0.0/99999999999", "has a length above 32; it is 0 to 32"),
                refused("10.0.0.0/-1", "has a length with a sign; it is 0 to 32"),
                refused("10.0.0.0/+24", "has a length with a sign; it is 0 to 32"),
                refused("10.0.0.0/024", "has a length with leading zeros; it is 0 to 32"),
                refused("10.0.0.0/00", "has a length with leading zeros; it is 0 to 32"),
                refused("10.0.0.0/x", "has a length that is not a decimal number; it is 0 to 32"),
                refused("::/2e", "has a length that is not a decimal number; it is 0 to 128"),
                refused("10.0.0.0/", "has nothing after the slash; a single address is /32"),
                refused("2001:db8::/", "has nothing after the slash; a single address is /128"),
                refused("10.0.0.0/255.255.255.0", "has a mask; write /24"),
                refused("10.0.0.0/0.0.0.0", "has a mask; write /0"),
                refused("2001:db8::/ffff:ffff::", "has a mask; write /32"),
                refused("10.0.0.0/255.0.255.0", "has a mask that is not a prefix" + examples),
                refused(
                        "10.0.0.0/24.0",
                        "has a length that is not a decimal number; it is 0 to 32"),
                refused("10.0.0.0/8/8", "has more than one slash" + examples),
                // characters
                refused("", "is empty" + examples),
                refused(" 10.0.0.0/8", "has a blank; leave it out"),
                refused("10.0.0.0/8\n", "has a blank; leave it out", "\"10.0.0.0/8\\u000A\""),
                refused("10.0.0.0 /8", "has a blank; leave it out"),
                refused(
                        "10.0.0.\uFF11/32",
                        "has the character U+FF11; only plain ASCII counts",
                        "\"10.0.0.\\uFF11/32\""),
                refused(
                        "10.0.0.0/\u0662",
                        "has the character U+0662; only plain ASCII counts",
                        "\"10.0.0.0/\\u0662\""),
                refused(
                        "10.0.0.0\u0000/8",
                        "has the character U+0000; only plain ASCII counts",
                        "\"10.0.0.0\\u0000/8\""),
                // IPv4 addresses
                refused("010.0.0.1/32", "begins an octet with 0; octets have no leading zeros"),
                refused("10.0.0.00", "begins an octet with 0; octets have no leading zeros"),
                refused("1.2.3/24", "has 3 octets; an IPv4 address has 4"),
                refused("10.1", "has 2 octets; an IPv4 address has 4"),
                refused("1.2.3.4.5", "has 5 octets; an IPv4 address has 4"),
                refused("1..2.3/24", "has an empty octet"),
                refused(".1.2.3/24", "has an empty octet"),
                refused("1.2.3./24", "has an empty octet"),
                refused("256.0.0.0/8", "has an octet above 255"),
                refused("1.2.3.99999999999999999999", "has an octet above 255"),
                refused("0x7f.0.0.1", "is hexadecimal; octets are decimal numbers"),
                refused("0x7f000001/32", "is hexadecimal; octets are decimal numbers"),
                refused("167772161", "is a single number; write four octets"),
                refused("10.0.0.0-10.0.0.255", "is a range; write the blocks that it consists of"),
                refused("-1.0.0.0/8", "is a range; write the blocks that it consists of"),
                refused("10.0.0.1:443", "has a port; leave it out"),
                new Refused("/8", "\"/8\"" + noAddress),
                new Refused("example.com", "\"example.com\"" + noAddress),
                new Refused("10.0.0.a/8", "\"10.0.0.a/8\"" + noAddress),
                // IPv6 addresses
                refused(
                        "fe80::1%eth0",
                        "has a zone id, which means nothing on another machine; leave it out"),
                refused("[2001:db8::1]", "has brackets; leave them out"),
                refused(":::/0", "has three colons in a row; zeros are left out as ::"),
                refused("1:::2", "has three colons in a row; zeros are left out as ::"),
                refused("1::2::3", "has more than one ::, which may stand only once"),
                refused(":1:2:3:4:5:6:7", "begins or ends with a single colon"),
                refused("1:2:3:4:5:6:7:", "begins or ends with a single colon"),
                refused(":", "begins or ends with a single colon"),
                refused("1:2:3:4:5:6:7:8:9", "has 9 groups; an IPv6 address has 8"),
                refused("2001:db8/32", "has 2 groups; an IPv6 address has 8"),
                refused("1:2:3:4:5:6:7:1.2.3.4", "has 9 groups; an IPv6 address has 8"),
                refused(
                        "1:2:3:4:5:6:7:8::",
                        "has a :: that stands for nothing; an IPv6 address has 8 groups"),
                refused(
                        "::1:2:3:4:5:6:7:8",
                        "has a :: that stands for nothing; an IPv6 address has 8 groups"),
                refused("12345::/16", "has a group that is not one to four hexadecimal digits"),
                refused("2001:dg8::/32", "has a group that is not one to four hexadecimal digits"),
                refused(
                        "1.2.3.4::/32",
                        "has octets before its end; only the last 32 bits may be written so"),
                refused(
                        "64:ff9b::10.0.1",
                        "ends in an IPv4 address that has 3 octets; an IPv4 address has 4"),
                refused(
                        "64:ff9b::010.0.0.1",
                        "ends in an IPv4 address that begins an octet with 0; octets have no leading"
                                + " zeros"),
                // two families in one text
                refused("::ffff:10.0.0.1/128", "is IPv4-mapped; write it as 10.0.0.1/32"),
                refused("::ffff:a00:1", "is IPv4-mapped; write it as 10.0.0.1/32"),
                refused("::FFFF:10.1.2.3/104", "is IPv4-mapped; write it as 10.0.0.0/8"),
                refused("0:0:0:0:0:ffff::/96", "is IPv4-mapped; write it as 0.0.0.0/0"),
                refused("::ffff:10.0.0.1/64", "is IPv4-mapped; write it as 0.0.0.0/0"));
    }

    @ParameterizedTest
    @MethodSource
    void everyWayToReadRefuses(Refused refused) {
        assertThatThrownBy(() -> Cidr.parse(refused.text))
                .isInstanceOf(CidrFormatException.class)
                .hasMessage(refused.message);
        assertThatThrownBy(() -> Cidr.parseBlockOrAddress(refused.text))
                .isInstanceOf(CidrFormatException.class)
                .hasMessage(refused.message);
        assertThatThrownBy(() -> Cidr.parseMasking(refused.text))
                .isInstanceOf(CidrFormatException.class)
                .hasMessage(refused.message);
        assertThatThrownBy(() -> CidrSet.builder().add(refused.text))
                .isInstanceOf(CidrFormatException.class)
                .hasMessage(refused.message);
    }

    static Stream<Accepted> readsEveryLegalText() {
        return Stream.of(
                new Accepted("0.0.0.0/0", "0.0.0.0/0"),
                new Accepted("255.255.255.255/32", "255.255.255.255/32"),
                new Accepted("192.0.2.0/24", "192.0.2.0/24"),
                new Accepted("::/0", "::/0"),
                new Accepted("::1/128", "::1/128"),
                new Accepted("1::/16", "1::/16"),
                new Accepted("1:2:3:4:5:6:7:8/128", "1:2:3:4:5:6:7:8/128"),
                new Accepted("1:2:3:4:5:6:7::/112", "1:2:3:4:5:6:7:0/112"),
                new Accepted("::2:3:4:5:6:7:8/128", "0:2:3:4:5:6:7:8/128"),
                new Accepted("2001:0DB8:0000:0000:0000:0000:0000:0000/32", "2001:db8::/32"),
                new Accepted("64:ff9b::10.0.0.1/128", "64:ff9b::a00:1/128"),
                new Accepted("1:2:3:4:5:6:10.0.0.1/128", "1:2:3:4:5:6:a00:1/128"),
                new Accepted("::10.0.0.1/128", "::a00:1/128"),
                new Accepted("::ffff:0:0:0/80", "::ffff:0:0:0/80"),
                new Accepted(
                        "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff/128",
                        "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff/128"));
    }

    @ParameterizedTest
    @MethodSource
    void readsEveryLegalText(Accepted accepted) {
        assertThat(Cidr.parse(accepted.text)).hasToString(accepted.canonical);
        assertThat(Cidr.parseBlockOrAddress(accepted.text)).hasToString(accepted.canonical);
        assertThat(Cidr.parseMasking(accepted.text)).hasToString(accepted.canonical);
    }

    @Test
    void anAddressIsABlockOnlyWhereThatIsAllowed() {
        assertThat(Cidr.parseBlockOrAddress("10.0.0.1")).hasToString("10.0.0.1/32");
        assertThat(Cidr.parseBlockOrAddress("2001:db8::1")).hasToString("2001:db8::1/128");
        assertThat(Cidr.parseMasking("10.0.0.1")).hasToString("10.0.0.1/32");
        assertThatThrownBy(() -> Cidr.parse("10.0.0.1"))
                .hasMessage("\"10.0.0.1\" has no length; a single address is 10.0.0.1/32");
        assertThatThrownBy(() -> Cidr.parse("2001:db8::1"))
                .hasMessage("\"2001:db8::1\" has no length; a single address is 2001:db8::1/128");
    }

    @Test
    void hostBitsAreClearedOnlyWhereThatIsAllowed() {
        assertThat(Cidr.parseMasking("10.1.2.3/8")).hasToString("10.0.0.0/8");
        assertThat(Cidr.parseMasking("255.255.255.255/0")).hasToString("0.0.0.0/0");
        assertThat(Cidr.parseMasking("2001:db8::1/32")).hasToString("2001:db8::/32");
        assertThat(Cidr.parseMasking("2001:db8::1:8000:1/97")).hasToString("2001:db8::1:8000:0/97");
        assertThatThrownBy(() -> Cidr.parse("10.0.0.1/8"))
                .hasMessage("\"10.0.0.1/8\" has host bits set; the block is 10.0.0.0/8");
        assertThatThrownBy(() -> Cidr.parseBlockOrAddress("2001:db8::1/64"))
                .hasMessage("\"2001:db8::1/64\" has host bits set; the block is 2001:db8::/64");
    }

    @Test
    void aHugeHostileTextIsQuotedShortAndHarmless() {
        String text = "\u001B[31m\"\\\u202E" + "9".repeat(1_000_000);
        assertThatThrownBy(() -> Cidr.parse(text))
                .hasMessage(
                        "\"\\u001B[31m\\\"\\\\\\u202E"
                                + "9".repeat(52)
                                + "...\" has the character U+001B; only plain ASCII counts");
        assertThatThrownBy(() -> Cidr.parse("1:".repeat(500_000)))
                .hasMessage("\"" + "1:".repeat(30) + "...\" begins or ends with a single colon");
    }

    private static Refused refused(String text, String why) {
        return refused(text, why, "\"" + text + "\"");
    }

    private static Refused refused(String text, String why, String quoted) {
        return new Refused(text, quoted + " " + why);
    }
}
