package io.rangekeeper.store.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.policy.PolicyChange;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Edits that went wrong are seen before anything is written.
class VerificationTest {
    private static final String BEFORE =
            """
            a: &a 1
            b: [*a, 'x']
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata:
              name: p
              labels: {rangekeeper.io/managed: "true"}
              annotations: {rangekeeper.io/egress: feed, rangekeeper.io/applied: old}
            spec:
              egress:
              - to: [{podSelector: {}}, {ipBlock: {cidr: 192.0.2.0/24}}]
                ports: [{port: 443}]
              - to: [{ipBlock: {cidr: 10.0.0.0/8}}]
                ports: [{port: 80}]
            """;

    private static final String RIGHT =
            BEFORE.replace(
                            "{ipBlock: {cidr: 192.0.2.0/24}}",
                            "{ipBlock: {cidr: 3.0.0.0/8}}, {ipBlock: {cidr: 5.0.0.0/8}}")
                    .replace("old", "'{\"version\":1}'");

    record Case(String name, String from, String to) {
        @Override
        public String toString() {
            return name;
        }
    }

    @Test
    void theRightTextPasses() {
        assertThat(verify(RIGHT)).isEmpty();
        assertThat(verify("# comment\n" + RIGHT)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsSeen(Case mistake) {
        String wrong = RIGHT.replace(mistake.from, mistake.to);

        assertThat(wrong).isNotEqualTo(RIGHT);
        assertThat(verify(wrong)).isNotEmpty();
    }

    @Test
    void anAnnotationAloneIsWatchedAsClosely() {
        String right = BEFORE.replace("applied: old", "applied: old, rangekeeper.io/approve: 'x'");

        assertThat(verifyApproval(right)).isEmpty();
        assertThat(verifyApproval(BEFORE)).isNotEmpty();
        assertThat(verifyApproval(right.replace("'x'", "'y'"))).isNotEmpty();
        assertThat(verifyApproval(right.replace("applied: old", "applied: new"))).isNotEmpty();
        assertThat(verifyApproval(right.replace("192.0.2.0/24", "0.0.0.0/0"))).isNotEmpty();
        assertThat(verifyApproval(right.replace("port: 80", "port: 81"))).isNotEmpty();
    }

    private static Optional<String> verifyApproval(String text) {
        Entry entry = entry();
        Wanted approval = new Wanted(entry.policy(), List.of(), "rangekeeper.io/approve", "x");
        return new Verification(entry, approval).problem(file().withText(text));
    }

    private static Optional<String> verify(String text) {
        Entry entry = entry();
        PolicyChange all = Edits.change(entry.policy(), Edits.blocks("3.0.0.0/8", "5.0.0.0/8"));
        PolicyChange first =
                new PolicyChange(entry.policy(), all.rules().subList(0, 1), all.applied());
        return new Verification(entry, Wanted.of(first)).problem(file().withText(text));
    }

    private static ManifestFile file() {
        return new ManifestFile(Path.of("p.yaml"), false, BEFORE);
    }

    private static Entry entry() {
        return ManifestReader.read(file()).entries().getFirst();
    }

    static Stream<Case> mistakes() {
        return Stream.of(
                new Case(
                        "no peer at all",
                        "{podSelector: {}}, {ipBlock: {cidr: 3.0.0.0/8}}, {ipBlock: {cidr: 5.0.0.0/8}}",
                        ""),
                new Case(
                        "no list",
                        "[{podSelector: {}}, {ipBlock: {cidr: 3.0.0.0/8}}, {ipBlock: {cidr: 5.0.0.0/8}}]",
                        ""),
                new Case("the key is gone", "to: [{pod", "too: [{pod"),
                new Case("a block is missing", ", {ipBlock: {cidr: 5.0.0.0/8}}", ""),
                new Case(
                        "a block too many",
                        "{cidr: 3.0.0.0/8}}",
                        "{cidr: 3.0.0.0/8}}, {ipBlock: {cidr: 0.0.0.0/0}}"),
                new Case("a broader block", "3.0.0.0/8", "0.0.0.0/0"),
                new Case(
                        "an exception",
                        "{cidr: 3.0.0.0/8}",
                        "{cidr: 3.0.0.0/8, except: [3.1.0.0/16]}"),
                new Case(
                        "another order",
                        "{podSelector: {}}, {ipBlock: {cidr: 3.0.0.0/8}}",
                        "{ipBlock: {cidr: 3.0.0.0/8}}, {podSelector: {}}"),
                new Case("another peer is changed", "podSelector: {}", "podSelector: {a: b}"),
                new Case("another rule is changed", "10.0.0.0/8", "11.0.0.0/8"),
                new Case("a port is changed", "port: 443", "port: 444"),
                new Case("the annotation is not written", "version", "wersion"),
                new Case("another annotation is changed", "egress: feed", "egress: food"),
                new Case("another document is changed", "a: &a 1", "a: &a 2"),
                new Case("an anchor is changed", "b: [*a", "b: [1"),
                new Case("a text turns into a number", "'x'", "x"),
                new Case("a document is gone", "a: &a 1\nb: [*a, 'x']\n---\n", ""),
                new Case("a document is added", "---", "---\nc: d\n---"),
                new Case("the name is changed", "name: p", "name: q"),
                new Case("the label is gone", "\"true\"", "\"false\""),
                new Case("it is no longer YAML", "kind: N", "kind: {N"));
    }
}
