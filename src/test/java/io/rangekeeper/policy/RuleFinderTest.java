package io.rangekeeper.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RuleFinderTest {
    /// @param problem where no rule, or no one rule, has a block
    record Search(String egress, String annotation, String problem) {}

    static Stream<Search> searches() {
        String placeholder =
                "; put a placeholder into the one that is meant: - ipBlock: {cidr: 192.0.2.0/24}";
        String twice =
                Given.rule(443, List.of("10.0.0.0/8"))
                        + ", "
                        + Given.rule(443, List.of("11.0.0.0/8"));
        String both = "2 rules are meant: spec.egress[0] (TCP 443), spec.egress[1] (TCP 443); ";
        String apart = "put all but one of them into policies of their own: policies add up";
        return Stream.of(
                new Search(
                        "",
                        "egress",
                        "no egress rule has an ipBlock (there are none)" + placeholder),
                new Search(
                        "{}",
                        "egress",
                        "no egress rule has an ipBlock (there are spec.egress[0] (every port))"
                                + placeholder),
                new Search(
                        "{}",
                        "egress.any",
                        "no egress rule has an ipBlock (there are spec.egress[0] (every port))"
                                + placeholder),
                new Search(twice, "egress", both + apart),
                new Search(twice, "egress.tcp-443", both + apart),
                new Search(
                        twice + ", " + Given.rule(80, List.of("10.0.0.0/8")),
                        "egress",
                        "3 rules are meant: spec.egress[0] (TCP 443), spec.egress[1] (TCP 443), spec.egress[2] (TCP 80);"
                                + " name one by its ports, as in rangekeeper.io/egress.tcp-80, or "
                                + apart));
    }

    @ParameterizedTest
    @MethodSource("searches")
    void theMessageSaysWhichRulesWereConsideredAndWhatToDo(Search search) {
        String spec = "{\"policyTypes\": [\"Egress\"], \"egress\": [" + search.egress() + "]}";
        NetworkPolicy policy = PolicyJson.read(PolicyJson.policy(spec, search.annotation(), "aws"));
        IntentReader reader =
                new IntentReader(policy, Settings.DEFAULT, Given.RESOLVER, Namespaces.UNKNOWN);
        assertThat(reader.read()).isEmpty();
        assertThat(reader.problems()).map(Problem::message).containsExactly(search.problem());
    }
}
