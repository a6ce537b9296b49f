package io.rangekeeper.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ApproverTest {
    private static final String TIME = "2026-02-03T04:05:06Z";

    private static final String OWNED =
            "\"fieldsV1\":{\"f:metadata\":{\"f:annotations\":{\".\":{},\"f:rangekeeper.io/approve\":{}}}}";

    record Case(String name, List<String> managedFields, Optional<Approver> expected) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case("nobody", List.of(), Optional.empty()),
                new Case("the owner of other annotations", List.of(other()), Optional.empty()),
                new Case(
                        "the one manager that owns it",
                        List.of(other(), owner("rangekeeper-approve", TIME)),
                        Optional.of(approver("rangekeeper-approve", TIME))),
                new Case(
                        "the latest of several, wherever it stands",
                        List.of(
                                owner("kubectl-annotate", "2026-02-03T04:05:05Z"),
                                owner("argocd", TIME),
                                owner("helm", "2025-12-31T23:59:59Z")),
                        Optional.of(approver("argocd", TIME))),
                new Case(
                        "the later one, whatever the offset",
                        List.of(
                                owner("early", "2026-02-03T05:00:00+01:00"),
                                owner("late", "2026-02-03T04:00:01Z")),
                        Optional.of(approver("late", "2026-02-03T04:00:01Z"))),
                new Case(
                        "one with a time before one without",
                        List.of(owner("known", TIME), "{\"manager\":\"unknown\"," + OWNED + "}"),
                        Optional.of(approver("known", TIME))),
                new Case(
                        "a time that is none",
                        List.of(owner("someone", "yesterday")),
                        Optional.of(new Approver("someone", Optional.empty()))),
                new Case(
                        "no name",
                        List.of("{\"time\":\"" + TIME + "\"," + OWNED + "}"),
                        Optional.empty()),
                new Case(
                        "other shapes",
                        List.of(
                                "{\"manager\":\"a\",\"fieldsV1\":[]}",
                                "{\"manager\":\"b\",\"fieldsV1\":{\"f:metadata\":\"text\"}}",
                                "{\"manager\":\"c\",\"fieldsV1\":{\"f:metadata\":{\"f:annotations\":null}}}",
                                "{\"manager\":\"d\"}"),
                        Optional.empty()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theApproverIsTheLatestManagerThatOwnsTheAnnotation(Case example) {
        ObjectNode policy = PolicyJson.policy("{}");
        for (String entry : example.managedFields) {
            policy.withObject("/metadata")
                    .withArrayProperty("managedFields")
                    .add(PolicyJson.parse(entry));
        }

        assertThat(PolicyJson.read(policy).approver()).isEqualTo(example.expected);
    }

    private static String owner(String manager, String time) {
        return "{\"manager\":\"%s\",\"operation\":\"Update\",\"time\":\"%s\",%s}"
                .formatted(manager, time, OWNED);
    }

    private static String other() {
        return "{\"manager\":\"kubectl\",\"time\":\"2026-12-31T00:00:00Z\",\"fieldsV1\":"
                + "{\"f:metadata\":{\"f:annotations\":{\"f:rangekeeper.io/egress\":{}}}}}";
    }

    private static Approver approver(String manager, String time) {
        return new Approver(manager, Optional.of(Instant.parse(time)));
    }
}
