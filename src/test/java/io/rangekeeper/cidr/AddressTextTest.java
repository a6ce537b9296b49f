package io.rangekeeper.cidr;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Random texts, legal and damaged, against a model of patterns and the parser of the JDK, which
/// reads every legal IPv6 address, and some others.
class AddressTextTest {
    private static final int ROUNDS = 50_000;
    private static final String DAMAGE = "0123456789abcdefF:::...//%-+ gx\u0661\uFF11\u0000";
    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    private static final Pattern IPV4_LENGTH = Pattern.compile("3[0-2]|[12]?[0-9]");
    private static final Pattern IPV6_LENGTH = Pattern.compile("1[01][0-9]|12[0-8]|[1-9]?[0-9]");
    private static final Pattern GROUPS =
            Pattern.compile(":*([0-9a-fA-F]{1,4}:+)*[0-9a-fA-F]{0,4}");

    private Random random = new Random();

    @BeforeEach
    void seed() {
        random = Randomness.seeded();
    }

    @Test
    void everyLegalWayToWriteAnAddressMeansThatAddress() {
        for (int round = 0; round < ROUNDS; round++) {
            String text = random.nextBoolean() ? ipv4() : ipv6();
            if (isLegal(text)) {
                String printed = Cidr.parseBlockOrAddress(text).firstAddress();
                assertThat(InetAddress.ofLiteral(printed))
                        .as(text)
                        .isEqualTo(InetAddress.ofLiteral(text));
            }
        }
    }

    @Test
    void damagedTextIsReadExactlyWhereTheModelReadsIt() {
        int legal = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String text = damaged(random.nextBoolean() ? ipv4() : ipv6());
            boolean expected = isLegal(text);
            legal += expected ? 1 : 0;
            assertThat(isRead(text)).as(text).isEqualTo(expected);
        }
        assertThat(legal).as("legal ones among them").isBetween(ROUNDS / 10, ROUNDS * 9 / 10);
    }

    private static boolean isRead(String text) {
        try {
            Cidr.parseMasking(text);
            return true;
        } catch (CidrFormatException e) {
            assertThat(e).message().matches("[ -~]{20,250}");
            return false;
        }
    }

    private static boolean isLegal(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return isIpv4(text) || isIpv6(text);
        }
        String address = text.substring(0, slash);
        String length = text.substring(slash + 1);
        return (isIpv4(address) && IPV4_LENGTH.matcher(length).matches())
                || (isIpv6(address) && IPV6_LENGTH.matcher(length).matches());
    }

    private static boolean isIpv4(String text) {
        return IPV4.matcher(text).matches();
    }

    /// Octets at the end stand for two groups; the JDK turns IPv4-mapped addresses into IPv4.
    private static boolean isIpv6(String text) {
        int octets = text.lastIndexOf(':') + 1;
        String groups = isIpv4(text.substring(octets)) ? text.substring(0, octets) + "1:1" : text;
        if (octets == 0 || !GROUPS.matcher(groups).matches()) {
            return false;
        }
        try {
            return InetAddress.ofLiteral(groups) instanceof Inet6Address;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private String ipv4() {
        return "%d.%d.%d.%d"
                .formatted(
                        random.nextInt(256),
                        random.nextInt(256),
                        random.nextInt(256),
                        random.nextInt(256));
    }

    /// Short and padded groups, either case, a gap somewhere, octets at the end: mostly legal.
    private String ipv6() {
        int groups = random.nextInt(5) == 0 ? 8 : random.nextInt(10);
        int gap = groups == 8 ? -1 : random.nextInt(groups + 1);
        var text = new StringBuilder(gap == 0 ? "::" : "");
        for (int i = 0; i < groups; i++) {
            int group = random.nextInt(4) == 0 ? 0xFFFF : random.nextInt(1 << random.nextInt(17));
            String format = random.nextBoolean() ? "%x" : random.nextBoolean() ? "%04x" : "%X";
            boolean isLast = i == groups - 1;
            text.append(isLast && random.nextInt(4) == 0 ? ipv4() : format.formatted(group))
                    .append(i + 1 == gap ? "::" : isLast ? "" : ":");
        }
        return text.toString();
    }

    private String damaged(String address) {
        var text = new StringBuilder(address);
        if (random.nextBoolean()) {
            text.append('/').append(random.nextInt(140));
        }
        for (int edits = random.nextInt(3); edits > 0; edits--) {
            int at = random.nextInt(text.length() + 1);
            String character = String.valueOf(DAMAGE.charAt(random.nextInt(DAMAGE.length())));
            text.replace(at, Math.min(text.length(), at + random.nextInt(2)), character);
        }
        return text.toString();
    }
}
