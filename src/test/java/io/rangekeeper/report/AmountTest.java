package io.rangekeeper.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.cidr.CidrSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AmountTest {
    record Case(String words, List<String> blocks) {
        Case(String words, String... blocks) {
            this(words, List.of(blocks));
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case("nothing"),
                new Case("1 IPv4 CIDR (1 address)", "11.0.0.1/32"),
                new Case("2 IPv4 CIDRs (16,777,217 addresses)", "11.0.0.0/8", "12.0.0.1/32"),
                new Case("1 IPv6 CIDR (549,755,813,888 addresses)", "2d00::/89"),
                new Case("1 IPv6 CIDR (about 2^40 addresses)", "2d00::/88"),
                new Case(
                        "1 IPv4 CIDR (256 addresses) and 1 IPv6 CIDR (about 2^80 addresses)",
                        "11.0.0.0/24",
                        "2d00::/48"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void numbersAreToldInWords(Case example) {
        assertThat(Amount.of(Sizing.of(CidrSet.parse(example.blocks.toArray(String[]::new)))))
                .isEqualTo(example.words);
    }
}
