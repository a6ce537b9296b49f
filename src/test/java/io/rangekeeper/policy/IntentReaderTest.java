package io.rangekeeper.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IntentReaderTest {
    private static final String SPEC =
            "{\"policyTypes\": [\"Egress\"], \"egress\": ["
                    + "{\"to\": [{\"podSelector\": {}}], \"ports\": [{\"protocol\": \"UDP\", \"port\": 53}]}, "
                    + Given.rule(443, List.of("192.0.2.0/24"))
                    + ", "
                    + Given.rule(8443, List.of("192.0.2.0/24"))
                    + "], \"ingress\": [{\"from\": [{\"ipBlock\": {\"cidr\": \"192.0.2.0/24\"}}]}]}";

    private static final Settings SETTINGS =
            new Settings(
                    Mode.OBSERVE,
                    100,
                    Guard.DEFAULT,
                    new Limits(Mode.OBSERVE, 200, Limits.DEFAULT.removalHold()),
                    Optional.empty(),
                    Tenants.UNRESTRICTED,
                    Self.UNKNOWN);

    /// @param problem the one that this annotation is, beside a good one
    record Mistake(String annotation, String value, String problem) {}

    static Stream<Mistake> mistakes() {
        String unknown =
                "there is no such annotation; expected egress, ingress, egress.<ports>, ingress.<ports>,"
                        + " except, adopt, mode, max-cidrs, removal-hold, approve or lint-ignore";
        return Stream.of(
                new Mistake("egres", "aws", unknown),
                new Mistake("managed", "true", unknown),
                new Mistake(
                        "removal-hold",
                        "1 day",
                        "expected a duration such as \"30m\", \"24h\" or \"7d\", or \"0\""),
                new Mistake(
                        "removal-hold",
                        "8d",
                        "8d is above the administrator's limit (limits.removalHold) of 7d"),
                new Mistake(
                        "approve",
                        "abc",
                        "expected ids of held changes, 32 digits 0-9 and a-f each, separated by commas"),
                new Mistake("", "aws", unknown),
                new Mistake("egress-x", "aws", unknown),
                new Mistake(
                        "egress.tcp-443.",
                        "aws",
                        "\"\" is not a port; expected tcp-443, udp-8000-8100, tcp-https, tcp (every TCP port) or any"),
                new Mistake(
                        "egress",
                        "aws",
                        "2 rules are meant: spec.egress[1] (TCP 443), spec.egress[2] (TCP 8443); name one by its ports, as in"
                                + " rangekeeper.io/egress.tcp-443, or put all but one of them into policies of their own: policies add up"),
                new Mistake(
                        "egress.tcp-80",
                        "aws",
                        "no egress rule with ipBlocks has exactly these ports (TCP 80); there are spec.egress[1] (TCP 443), spec.egress[2] (TCP 8443)"),
                new Mistake(
                        "egress.udp-53",
                        "aws",
                        "no egress rule with ipBlocks has exactly these ports (UDP 53); there are spec.egress[1] (TCP 443), spec.egress[2] (TCP 8443)"),
                new Mistake(
                        "ingress",
                        "aws",
                        "the policy does not restrict ingress: add Ingress to spec.policyTypes"),
                new Mistake("adopt", "yes", "expected \"true\" or \"false\""),
                new Mistake("mode", "Observe", "expected \"enforce\" or \"observe\""),
                new Mistake(
                        "mode",
                        "enforce",
                        "the administrator's limit (limits.mode) is \"observe\""),
                new Mistake("max-cidrs", "0", "expected a number of CIDRs, as in \"500\""),
                new Mistake("max-cidrs", "1e3", "expected a number of CIDRs, as in \"500\""),
                new Mistake("max-cidrs", "9999999999", "expected a number of CIDRs, as in \"500\""),
                new Mistake(
                        "max-cidrs",
                        "201",
                        "201 is above the administrator's limit (limits.maxCidrs) of 200"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsNamedWithItsAnnotation(Mistake mistake) {
        ObjectNode policy =
                PolicyJson.policy(
                        SPEC, "egress.tcp-443", "aws", mistake.annotation(), mistake.value());
        IntentReader reader = reader(policy);
        assertThat(reader.read()).isEmpty();
        assertThat(reader.problems())
                .containsExactly(
                        new Problem(Annotations.PREFIX + mistake.annotation(), mistake.problem()));
    }

    /// @param named what the reader of expressions or of CIDRs names
    record Unreadable(String annotation, String value, String named) {}

    static Stream<Unreadable> unreadable() {
        return Stream.of(
                new Unreadable("egress.tcp-8443", "", "column 1: "),
                new Unreadable("egress.tcp-8443", "aws or azure", "column 8: "),
                new Unreadable("egress.tcp-8443", "aws or azure", "azure"),
                new Unreadable("egress.tcp-8443", "aws or 127.0.0.1", "loopback"),
                new Unreadable("except", "10.0.0.0/8, 10.0.0.1/8", "10.0.0.1/8"));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void whatCannotBeReadIsNamedWithItsPlace(Unreadable unreadable) {
        IntentReader reader =
                reader(
                        PolicyJson.policy(
                                SPEC,
                                "egress.tcp-443",
                                "aws",
                                unreadable.annotation(),
                                unreadable.value()));
        assertThat(reader.read()).isEmpty();
        assertThat(reader.problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.where())
                            .isEqualTo(Annotations.PREFIX + unreadable.annotation());
                    assertThat(problem.message()).contains(unreadable.named());
                });
    }

    @Test
    void allMistakesAreFoundAtOnce() {
        ObjectNode policy =
                PolicyJson.policy(
                        SPEC,
                        "adopt",
                        "1",
                        "egress.any",
                        "aws",
                        "egress.tcp-443",
                        "aws or",
                        "egress.tcp-8443",
                        "azure and ibm",
                        "except",
                        "10.0.0.0/8, x ::/129",
                        "max-cidrs",
                        "many",
                        "mode",
                        "off",
                        "expect",
                        "10.0.0.0/8");
        IntentReader reader = reader(policy);
        assertThat(reader.read()).isEmpty();
        assertThat(reader.problems())
                .map(Problem::where)
                .map(where -> where.substring(Annotations.PREFIX.length()))
                .containsExactly(
                        "egress.any",
                        "egress.tcp-443",
                        "egress.tcp-8443",
                        "egress.tcp-8443",
                        "expect",
                        "except",
                        "except",
                        "adopt",
                        "mode",
                        "max-cidrs");
    }

    @Test
    void aRuleThatTwoAnnotationsClaimIsNobodys() {
        ObjectNode policy =
                Given.policy(List.of("192.0.2.0/24"), "egress", "aws", "egress.tcp-443", "gcp");
        IntentReader reader = reader(policy);
        assertThat(reader.read()).isEmpty();
        assertThat(reader.problems())
                .containsExactly(
                        new Problem(
                                "rangekeeper.io/egress.tcp-443",
                                "spec.egress[0] (TCP 443) is claimed by rangekeeper.io/egress too; keep one of them,"
                                        + " joined with \"or\" if both are meant"));
    }

    @Test
    void whatIsAskedForIsRead() {
        ObjectNode policy =
                PolicyJson.policy(
                        SPEC,
                        "egress.tcp-8443",
                        "aws",
                        "egress.tcp-443",
                        "gcp",
                        "except",
                        " 10.0.0.0/8,\n10.1.2.3 ,2001:db8::1 ",
                        "adopt",
                        "true",
                        "max-cidrs",
                        "200",
                        "removal-hold",
                        "2h",
                        "approve",
                        "ab".repeat(16) + ", " + "cd".repeat(16),
                        "applied",
                        "anything");
        Intent intent = reader(policy).read().orElseThrow();
        assertThat(intent.removalHold()).isEqualTo(Duration.ofHours(2));
        assertThat(intent.approvals())
                .containsExactlyInAnyOrder(
                        new HeldId("ab".repeat(16)), new HeldId("cd".repeat(16)));
        assertThat(intent.rules())
                .map(ManagedRule::key)
                .containsExactly("egress.tcp-443", "egress.tcp-8443");
        assertThat(intent.rules()).map(rule -> rule.rule().index()).containsExactly(1, 2);
        assertThat(intent.except()).hasToString("[10.0.0.0/8, 2001:db8::1/128]");
        assertThat(intent.adopt()).isTrue();
        assertThat(intent.mode()).isEqualTo(Mode.OBSERVE);
        assertThat(intent.maxCidrs()).isEqualTo(200);
    }

    @Test
    void whatIsNotSaidIsTheAdministratorsChoice() {
        Intent intent =
                reader(Given.policy(List.of("192.0.2.0/24"), "egress", "aws")).read().orElseThrow();
        assertThat(intent.except().isEmpty()).isTrue();
        assertThat(intent.adopt()).isFalse();
        assertThat(intent.mode()).isEqualTo(Mode.OBSERVE);
        assertThat(intent.maxCidrs()).isEqualTo(100);
    }

    private static IntentReader reader(ObjectNode policy) {
        return new IntentReader(
                PolicyJson.read(policy), SETTINGS, Given.RESOLVER, Namespaces.UNKNOWN);
    }
}
