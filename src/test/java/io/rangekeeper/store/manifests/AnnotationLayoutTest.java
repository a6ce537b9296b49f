package io.rangekeeper.store.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.policy.PolicyChange;
import io.rangekeeper.store.WriteResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Annotations before and after a change.
class AnnotationLayoutTest {
    private static final String HEAD =
            """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata:
              name: p
              labels: {rangekeeper.io/managed: "true"}
            """;

    private static final String TAIL =
            """
            spec:
              egress:
              - to: [{ipBlock: {cidr: 3.0.0.0/8}}]
            """;

    @TempDir Path folder;

    record Case(String name, String before, String after) {
        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource({"replaced", "added"})
    void onlyTheAnnotationChanges(Case example) throws IOException {
        String text =
                Edits.edit(
                        folder.resolve("p.yaml"),
                        HEAD + example.before + TAIL,
                        Edits.blocks("3.0.0.0/8"));

        assertThat(text).isEqualTo(HEAD + example.after + TAIL);
    }

    static Stream<Case> replaced() {
        return Stream.of(
                replaced("plain", "old  # comment", "'{\"version\":1}'  # comment"),
                replaced("single quotes", "'it''s {\"old\":1}'", "'{\"version\":1}'"),
                replaced("double quotes", "\"{\\\"old\\\":1}\"", "\"{\\\"version\\\":1}\""),
                replaced("literal", "|-  # comment\n      {\"old\":1}\n", "'{\"version\":1}'\n"),
                replaced(
                        "folded",
                        ">\n      {\"old\":\n       1}\n      # text",
                        "'{\"version\":1}'"),
                replaced("on the next line", "\n      old", "\n      '{\"version\":1}'"),
                replaced("quoted over two lines", "'old\n      and on'", "'{\"version\":1}'"));
    }

    private static Case replaced(String style, String before, String after) {
        String text =
                """
                  annotations:
                    rangekeeper.io/applied: %s
                    # about egress
                    rangekeeper.io/egress: feed
                """;
        return new Case(style, text.formatted(before), text.formatted(after));
    }

    static Stream<Case> added() {
        return Stream.of(
                new Case(
                        "behind the last one",
                        """
                          annotations:
                            rangekeeper.io/egress: feed  # why
                          # below
                        """,
                        """
                          annotations:
                            rangekeeper.io/egress: feed  # why
                            rangekeeper.io/applied: '{"version":1}'
                          # below
                        """),
                new Case(
                        "behind an expression of several lines",
                        """
                          annotations:
                              rangekeeper.io/egress: |
                                feed{a="b"}
                                or feed

                          namespace: x
                        """,
                        """
                          annotations:
                              rangekeeper.io/egress: |
                                feed{a="b"}
                                or feed
                              rangekeeper.io/applied: '{"version":1}'

                          namespace: x
                        """),
                new Case(
                        "with quoted names",
                        """
                          annotations:
                            "rangekeeper.io/egress": "feed"
                        """,
                        """
                          annotations:
                            "rangekeeper.io/egress": "feed"
                            "rangekeeper.io/applied": '{"version":1}'
                        """),
                new Case(
                        "in braces",
                        """
                          annotations: { rangekeeper.io/egress: feed }  # all
                        """,
                        """
                          annotations: { rangekeeper.io/egress: feed, rangekeeper.io/applied: '{"version":1}' }  # all
                        """),
                new Case(
                        "in braces over lines",
                        """
                          annotations: {
                            rangekeeper.io/egress: feed,
                            a: b,
                          }
                        """,
                        """
                          annotations: {
                            rangekeeper.io/egress: feed,
                            a: b,
                            rangekeeper.io/applied: '{"version":1}',
                          }
                        """));
    }

    @Test
    void aTextThatNeedsEscapesIsWrittenExactly() throws IOException {
        String applied = "it's \"quoted\"\n\tand \u00e9\u2028\ud83d\ude00: # no comment";
        Path file = folder.resolve("p.yaml");
        Files.writeString(file, HEAD + "  annotations: {rangekeeper.io/egress: feed}\n" + TAIL);
        ManifestStore store = new ManifestStore(folder);
        NetworkPolicy policy = store.list().policies().getFirst();

        assertThat(store.write(new PolicyChange(policy, List.of(), applied)))
                .isEqualTo(new WriteResult.Written());
        assertThat(store.reread(policy).orElseThrow().annotations())
                .containsEntry("rangekeeper.io/applied", applied);
    }

    @Test
    void anotherAnnotationIsAddedInTheSameWayAndNothingElseChanges() throws IOException {
        Path file = folder.resolve("p.yaml");
        String annotations = "  annotations:\n    rangekeeper.io/egress: feed  # why\n";
        Files.writeString(file, HEAD + annotations + TAIL);
        ManifestStore store = new ManifestStore(folder);

        var result = store.annotate(policy(store), "rangekeeper.io/approve", "1e5");

        assertThat(result).isEqualTo(new WriteResult.Written());
        assertThat(Files.readString(file))
                .isEqualTo(HEAD + annotations + "    rangekeeper.io/approve: '1e5'\n" + TAIL);
    }

    @Test
    void anAnnotationThatStandsElsewhereTooIsNotReplaced() throws IOException {
        Path file = folder.resolve("p.yaml");
        String text =
                HEAD
                        + "  annotations: {rangekeeper.io/egress: feed, rangekeeper.io/approve: &a x, b: *a}\n"
                        + TAIL;
        Files.writeString(file, text);
        ManifestStore store = new ManifestStore(folder);

        assertThat(store.annotate(policy(store), "rangekeeper.io/approve", "y"))
                .isInstanceOf(WriteResult.Rejected.class);
        assertThat(Files.readString(file)).isEqualTo(text);
    }

    private static NetworkPolicy policy(ManifestStore store) {
        return store.list().policies().getFirst();
    }

    @Test
    void aPolicyWithoutAnyAnnotationIsRejected() throws IOException {
        Path file = folder.resolve("p.yaml");
        Files.writeString(file, HEAD + TAIL);

        assertThat(Edits.write(folder, "p", Edits.blocks("5.0.0.0/8")))
                .isInstanceOf(WriteResult.Rejected.class);
        assertThat(file).hasContent(HEAD + TAIL);
    }
}
