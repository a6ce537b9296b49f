package io.rangekeeper.store.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.store.WriteResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Policies before and after our names were taken off.
class StripLayoutTest {
    private static final String HEAD =
            """
            # a list of one
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata:  # who
              name: p
            """;

    private static final String TAIL =
            """
            spec:
              egress:   # as it is
              - to: [ {ipBlock: {cidr: "3.0.0.0/8"}} ]
            ---
            rangekeeper.io/managed: "true"
            """;

    @TempDir private Path folder;

    record Case(String name, String before, String after) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> layouts() {
        return Stream.of(
                new Case(
                        "a line each",
                        """
                          labels:
                            team: a  # ours to keep
                            rangekeeper.io/managed: "true"  # goes
                            # about the zone
                            zone: b
                          annotations:
                            rangekeeper.io/egress: |  # why
                              aws{service="S3"}
                              or stripe
                            # stays
                            owner: somebody
                            "rangekeeper.io/applied": '{"v":1}'

                        """,
                        """
                          labels:
                            team: a  # ours to keep
                            # about the zone
                            zone: b
                          annotations:
                            # stays
                            owner: somebody

                        """),
                new Case(
                        "nothing else left",
                        """
                          annotations:  # all of them
                            # a word about egress
                            rangekeeper.io/egress: stripe
                            rangekeeper.io/adopt: 'true'
                          labels:
                            rangekeeper.io/managed: 'true'
                        """,
                        """
                            # a word about egress
                        """),
                new Case(
                        "in braces",
                        """
                          labels: {rangekeeper.io/managed: "true", team: a}
                          annotations: { owner: x, rangekeeper.io/egress: stripe, zone: b, rangekeeper.io/mode: observe }  # all
                        """,
                        """
                          labels: {team: a}
                          annotations: { owner: x, zone: b }  # all
                        """),
                new Case(
                        "in braces, nothing else left",
                        """
                          labels: {rangekeeper.io/managed: "true"}
                          annotations: {
                            rangekeeper.io/egress: stripe,
                            rangekeeper.io/mode: observe,
                          }
                          namespace: shop
                        """,
                        """
                          namespace: shop
                        """));
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void onlyOurNamesGo(Case example) throws IOException {
        Path file = folder.resolve("p.yaml");
        Files.writeString(file, HEAD + example.before + TAIL);

        assertThat(strip()).isEqualTo(new WriteResult.Written());

        assertThat(file).hasContent(HEAD + example.after + TAIL);
    }

    @Test
    void windowsLineEndsAndAMissingLastOneStay() throws IOException {
        Path file = folder.resolve("p.yaml");
        String text =
                """
                kind: NetworkPolicy
                metadata:
                  name: p
                  labels:
                    rangekeeper.io/managed: "true"
                """
                        .stripTrailing();
        Files.writeString(file, text.replace("\n", "\r\n"));

        assertThat(strip()).isEqualTo(new WriteResult.Written());

        assertThat(Files.readString(file))
                .isEqualTo("kind: NetworkPolicy\r\nmetadata:\r\n  name: p");
    }

    @Test
    void jsonStaysAsItIsLaidOut() throws IOException {
        Path file = folder.resolve("p.json");
        Files.writeString(
                file,
                """
                {"kind": "List", "items": [{
                  "kind": "NetworkPolicy",
                  "metadata": {
                    "labels": {
                      "rangekeeper.io/managed": "true",
                      "team": "a"
                    },
                    "name": "p",
                    "annotations": {
                      "rangekeeper.io/egress": "stripe"
                    }
                  },
                  "spec": { "podSelector": { } }
                }]}
                """);

        assertThat(strip()).isEqualTo(new WriteResult.Written());

        assertThat(file)
                .hasContent(
                        """
                        {"kind": "List", "items": [{
                          "kind": "NetworkPolicy",
                          "metadata": {
                            "labels": {
                              "team": "a"
                            },
                            "name": "p"
                          },
                          "spec": { "podSelector": { } }
                        }]}
                        """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "  labels: &all {rangekeeper.io/managed: 'true', a: b}\n",
                "  labels:\n    ? rangekeeper.io/managed\n    : 'true'\n    a: b\n",
                "  labels: {a: b, # why\n    rangekeeper.io/managed: 'true'}\n",
                "  annotations: {rangekeeper.io/egress: &x aws, a: *x}\n  labels: {rangekeeper.io/managed: 'true'}\n"
            })
    void whatCannotBeTakenOutIsLeftAlone(String layout) throws IOException {
        Path file = folder.resolve("p.yaml");
        String text = HEAD + layout + TAIL;
        Files.writeString(file, text);

        assertThat(strip()).isInstanceOf(WriteResult.Rejected.class);

        assertThat(file).hasContent(text);
    }

    private WriteResult strip() {
        ManifestStore store = new ManifestStore(folder);
        NetworkPolicy policy = store.list().policies().getFirst();
        return store.strip(policy);
    }
}
