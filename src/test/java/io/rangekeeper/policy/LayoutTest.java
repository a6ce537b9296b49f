package io.rangekeeper.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rangekeeper.cidr.Cidr;
import io.rangekeeper.cidr.CidrSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LayoutTest {
    /// @param written each block, with `!` before its exceptions
    record Case(String name, String addresses, String except, List<String> written) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case(
                        "IPv4 before IPv6, then by number",
                        "2001:db8::/32 198.51.100.0/24 10.0.0.0/8",
                        "",
                        List.of("10.0.0.0/8", "198.51.100.0/24", "2001:db8::/32")),
                new Case(
                        "neighbours are merged",
                        "10.0.1.0/24 10.0.0.0/24 10.0.0.7/32",
                        "",
                        List.of("10.0.0.0/23")),
                new Case(
                        "an exception costs one line",
                        "10.0.0.0/8",
                        "10.1.2.3",
                        List.of("10.0.0.0/8 !10.1.2.3/32")),
                new Case(
                        "a whole block goes",
                        "10.0.0.0/24 10.0.2.0/24",
                        "10.0.0.0/24",
                        List.of("10.0.2.0/24")),
                new Case(
                        "half of a merged block is an exception",
                        "10.0.0.0/24 10.0.1.0/24",
                        "10.0.0.0/24",
                        List.of("10.0.0.0/23 !10.0.0.0/24")),
                new Case(
                        "two halves of a block excluded are a whole block",
                        "10.0.0.0/24 10.9.0.0/16",
                        "10.0.0.0/25 10.0.0.128/25",
                        List.of("10.9.0.0/16")),
                new Case(
                        "every block has its own share",
                        "10.0.0.0/24 10.0.2.0/24",
                        "10.0.0.128/25 10.0.2.0/25",
                        List.of("10.0.0.0/24 !10.0.0.128/25", "10.0.2.0/24 !10.0.2.0/25")),
                new Case(
                        "exceptions are minimal and sorted",
                        "10.0.0.0/16",
                        "10.0.3.0/24 10.0.1.0/24 10.0.2.0/24",
                        List.of("10.0.0.0/16 !10.0.1.0/24 !10.0.2.0/23")),
                new Case(
                        "another family is no exception",
                        "10.0.0.0/8",
                        "2001:db8::/32",
                        List.of("10.0.0.0/8")),
                new Case(
                        "what is elsewhere is no exception",
                        "10.0.0.0/8",
                        "11.0.0.0/8",
                        List.of("10.0.0.0/8")),
                new Case(
                        "what covers the block broadly takes it out",
                        "10.0.0.0/8 2001:db8::/32",
                        "0.0.0.0/0",
                        List.of("2001:db8::/32")),
                new Case(
                        "nothing left is nowhere",
                        "10.0.0.0/8",
                        "10.0.0.0/8",
                        List.of("192.0.2.0/32")),
                new Case("nothing at all is nowhere", "", "", List.of("192.0.2.0/32")));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void addressesAreWrittenInOneWayOnly(Case layout) {
        Layout written = Layout.of(Given.set(layout.addresses()), Given.set(layout.except()));
        assertThat(written.blocks()).map(LayoutTest::text).isEqualTo(layout.written());
        assertThat(written.allows())
                .isEqualTo(
                        CidrSet.union(written.blocks().stream().map(IpBlock::addresses).toList()));
        assertThat(written.cidrs())
                .isEqualTo(String.join(" ", layout.written()).split(" ", -1).length);
    }

    @Test
    void anExceptionOutsideItsBlockCannotBeWritten() {
        Cidr block = Cidr.parse("10.0.0.0/8");
        for (String outside : List.of("10.0.0.0/8", "11.0.0.0/16", "0.0.0.0/0", "2001:db8::/32")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new IpBlock(block, List.of(Cidr.parse(outside))));
        }
    }

    @Test
    void aRuleWithoutBlocksCannotBeWritten() {
        Rule rule = new Rule(Direction.EGRESS, 0, Ports.ANY, List.of());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PolicyChange.RuleBlocks(rule, List.of()))
                .withMessage("a rule without peers would allow everything");
    }

    private static String text(IpBlock block) {
        StringBuilder text = new StringBuilder(block.cidr().toString());
        block.except().forEach(except -> text.append(" !").append(except));
        return text.toString();
    }
}
