package io.rangekeeper.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ApprovalsTest {
    private static final String A = "a".repeat(32);
    private static final String B = "b".repeat(32);

    record Case(String before, List<String> ids, String after) {}

    static Stream<Case> cases() {
        return Stream.of(
                new Case("", List.of(A), A),
                new Case("", List.of(A, B, A), A + "," + B),
                new Case(A, List.of(B), A + "," + B),
                new Case(A + " ,\n", List.of(B), A + "," + B),
                new Case(A + " , " + B, List.of(B, A), A + " , " + B),
                new Case("unreadable", List.of(A), "unreadable," + A),
                new Case(A, List.of(), A));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void idsAreAddedOnceAndWhatStandsThereStays(Case example) {
        List<HeldId> ids = example.ids.stream().map(HeldId::new).toList();

        Approvals after = new Approvals(example.before).with(ids);

        assertThat(after.text()).isEqualTo(example.after);
        assertThat(ids).allMatch(after::contains);
    }

    @Test
    void aPolicySaysWhatIsApproved() {
        NetworkPolicy policy = PolicyJson.read(PolicyJson.policy("{}", "approve", A + "," + B));

        assertThat(Approvals.of(policy).contains(new HeldId(B))).isTrue();
        assertThat(Approvals.of(policy).contains(new HeldId("c".repeat(32)))).isFalse();
        assertThat(Approvals.of(PolicyJson.read(PolicyJson.policy("{}"))))
                .isEqualTo(new Approvals(""));
    }
}
