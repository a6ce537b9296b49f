package io.rangekeeper.store.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.policy.IpBlock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The peers of a rule before and after a change, in the layouts that people use.
class PeersLayoutTest {
    private static final List<IpBlock> ONE = Edits.blocks("3.0.0.0/8");
    private static final List<IpBlock> TWO = Edits.blocks("3.0.0.0/8", "2a00::/16");
    private static final List<IpBlock> THREE = Edits.blocks("3.0.0.0/8", "5.0.0.0/8", "7.0.0.0/8");
    private static final List<IpBlock> HOLES =
            Edits.blocks("3.0.0.0/8", "5.0.0.0/8 5.1.0.0/16 5.2.0.0/16");

    private static final String POLICY =
            """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata:
              name: p
              labels: {rangekeeper.io/managed: "true"}
              annotations: {rangekeeper.io/egress: feed, rangekeeper.io/applied: '{"version":1}'}
            spec:
              podSelector: {}
              policyTypes: [Egress]
              egress:
            """;

    @TempDir Path folder;

    record Case(String name, List<IpBlock> blocks, String before, String after) {
        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource({"blockStyle", "mixedPeers", "kept", "exceptions", "flowStyle", "severalRules"})
    void onlyTheBlocksChange(Case example) throws IOException {
        String text = Edits.edit(folder.resolve("p.yaml"), POLICY + example.before, example.blocks);

        assertThat(text).isEqualTo(POLICY + example.after);
    }

    @ParameterizedTest
    @MethodSource({"blockStyle", "mixedPeers", "kept", "exceptions", "flowStyle", "severalRules"})
    void writingTheSameAgainChangesNothing(Case example) throws IOException {
        Path file = folder.resolve("p.yaml");

        assertThat(Edits.edit(file, POLICY + example.after, example.blocks))
                .isEqualTo(POLICY + example.after);
    }

    static Stream<Case> blockStyle() {
        return Stream.of(
                new Case(
                        "a placeholder goes with its comment",
                        TWO,
                        """
                          - to:   # whom
                            # any placeholder
                            - ipBlock: {cidr: 192.0.2.0/24}   # goes
                            # below
                            ports: [{port: 443}]   # which
                        """,
                        """
                          - to:   # whom
                            # any placeholder
                            - ipBlock: {cidr: 3.0.0.0/8}
                            - ipBlock: {cidr: 2a00::/16}
                            # below
                            ports: [{port: 443}]   # which
                        """),
                new Case(
                        "a block on two lines, the list indented below its key",
                        TWO,
                        """
                          - ports: [{port: 443}]
                            to:
                              - ipBlock:
                                  cidr: 192.0.2.0/24
                        """,
                        """
                          - ports: [{port: 443}]
                            to:
                              - ipBlock:
                                  cidr: 3.0.0.0/8
                              - ipBlock:
                                  cidr: 2a00::/16
                        """),
                new Case(
                        "wide gaps and double quotes",
                        TWO,
                        """
                          -   to:
                              -   "ipBlock":   {  cidr: "192.0.2.0/24"  }
                        """,
                        """
                          -   to:
                              -   "ipBlock":   {  cidr: "3.0.0.0/8"  }
                              -   "ipBlock":   {  cidr: "2a00::/16"  }
                        """),
                new Case(
                        "single quotes in a flow mapping behind the dash",
                        ONE,
                        """
                          - to:
                            - {ipBlock: {cidr: '192.0.2.0/24'}}
                        """,
                        """
                          - to:
                            - {ipBlock: {cidr: '3.0.0.0/8'}}
                        """),
                new Case(
                        "a comment behind the dash, blank lines between",
                        TWO,
                        """
                          - to:

                            - # somebody
                              ipBlock:
                                # the office
                                cidr: 192.0.2.0/24

                            - ipBlock:
                                cidr: 198.51.100.0/24

                            ports: []
                        """,
                        """
                          - to:

                            - ipBlock:
                                cidr: 3.0.0.0/8
                            - ipBlock:
                                cidr: 2a00::/16


                            ports: []
                        """),
                new Case(
                        "comments that look like peers",
                        ONE,
                        """
                          - to: # - ipBlock: {}
                        # - at the margin
                            - ipBlock: {cidr: 192.0.2.0/24}
                        # - between
                            - ipBlock: {cidr: 3.0.0.0/8} # - kept
                        #- below
                        """,
                        """
                          - to: # - ipBlock: {}
                        # - at the margin
                        # - between
                            - ipBlock: {cidr: 3.0.0.0/8} # - kept
                        #- below
                        """),
                new Case(
                        "everything, which begins with a colon",
                        Edits.blocks("::/0"),
                        """
                          - to:
                            - ipBlock: {cidr: 192.0.2.0/24}
                        """,
                        """
                          - to:
                            - ipBlock: {cidr: "::/0"}
                        """));
    }

    static Stream<Case> mixedPeers() {
        return Stream.of(
                new Case(
                        "other peers keep their places around the first block",
                        TWO,
                        """
                          - to:
                            - podSelector: {}  # one
                            # placeholder
                            - ipBlock: {cidr: 192.0.2.0/24}
                            - podSelector:     # two
                                matchLabels: {a: b}
                            - ipBlock: {cidr: 198.51.100.0/24}
                            - namespaceSelector: {}
                        """,
                        """
                          - to:
                            - podSelector: {}  # one
                            # placeholder
                            - ipBlock: {cidr: 3.0.0.0/8}
                            - ipBlock: {cidr: 2a00::/16}
                            - podSelector:     # two
                                matchLabels: {a: b}
                            - namespaceSelector: {}
                        """),
                new Case(
                        "a block behind another peer moves with its comment",
                        THREE,
                        """
                          - to:
                            - ipBlock: {cidr: 5.0.0.0/8}  # five
                            - podSelector: {}
                            - ipBlock: {cidr: 3.0.0.0/8}  # three
                        """,
                        """
                          - to:
                            - ipBlock: {cidr: 3.0.0.0/8}  # three
                            - ipBlock: {cidr: 5.0.0.0/8}  # five
                            - ipBlock: {cidr: 7.0.0.0/8}
                            - podSelector: {}
                        """));
    }

    static Stream<Case> kept() {
        return Stream.of(
                new Case(
                        "blocks that stay keep text and comments, in any style",
                        THREE,
                        """
                          - to:
                            # the head
                            - ipBlock: {cidr: 3.0.0.0/8}  # three
                            # before the one that goes
                            - ipBlock: {cidr: 4.0.0.0/8}  # four
                            # before seven
                            - ipBlock:
                                cidr: "7.0.0.0/8"         # seven
                                except: []
                            # the tail
                        """,
                        """
                          - to:
                            # the head
                            - ipBlock: {cidr: 3.0.0.0/8}  # three
                            # before the one that goes
                            - ipBlock: {cidr: 5.0.0.0/8}
                            # before seven
                            - ipBlock:
                                cidr: "7.0.0.0/8"         # seven
                                except: []
                            # the tail
                        """),
                new Case(
                        "the order becomes that of the change",
                        THREE,
                        """
                          - to:
                            - ipBlock: {cidr: 7.0.0.0/8}  # seven
                            - ipBlock: {cidr: 3.0.0.0/8}  # three
                            - ipBlock: {cidr: 5.0.0.0/8}  # five
                        """,
                        """
                          - to:
                            - ipBlock: {cidr: 3.0.0.0/8}  # three
                            - ipBlock: {cidr: 5.0.0.0/8}  # five
                            - ipBlock: {cidr: 7.0.0.0/8}  # seven
                        """),
                new Case(
                        "a block that is not written canonically, and one that stands twice",
                        ONE,
                        """
                          - to:
                            - ipBlock: {cidr: 3.0.0.1/8}
                            - ipBlock: {cidr: 3.0.0.0/8}
                            - ipBlock: {cidr: 3.0.0.0/8}
                        """,
                        """
                          - to:
                            - ipBlock: {cidr: 3.0.0.0/8}
                        """));
    }

    static Stream<Case> exceptions() {
        return Stream.of(
                new Case(
                        "in the style of an existing list on lines",
                        HOLES,
                        """
                          - to:
                            - ipBlock:
                                cidr: 192.0.2.0/24
                            - ipBlock:
                                cidr: 198.51.100.0/24
                                except:
                                    -  198.51.100.0/25  # half
                        """,
                        """
                          - to:
                            - ipBlock:
                                cidr: 3.0.0.0/8
                            - ipBlock:
                                cidr: 5.0.0.0/8
                                except:
                                    -  5.1.0.0/16
                                    -  5.2.0.0/16
                        """),
                new Case(
                        "in the style of an existing flow list",
                        HOLES,
                        """
                          - to:
                            - ipBlock:
                                cidr: 192.0.2.0/24
                                except: [ 192.0.2.0/25 ]
                        """,
                        """
                          - to:
                            - ipBlock:
                                cidr: 3.0.0.0/8
                            - ipBlock:
                                cidr: 5.0.0.0/8
                                except: [ 5.1.0.0/16, 5.2.0.0/16 ]
                        """),
                new Case(
                        "without an example, indented as the peers are",
                        HOLES,
                        """
                          - to:
                              - ipBlock:
                                  cidr: 192.0.2.0/24
                        """,
                        """
                          - to:
                              - ipBlock:
                                  cidr: 3.0.0.0/8
                              - ipBlock:
                                  cidr: 5.0.0.0/8
                                  except:
                                    - 5.1.0.0/16
                                    - 5.2.0.0/16
                        """),
                new Case(
                        "without an example, in braces",
                        HOLES,
                        """
                          - to:
                            - ipBlock: {cidr: 192.0.2.0/24}
                        """,
                        """
                          - to:
                            - ipBlock: {cidr: 3.0.0.0/8}
                            - ipBlock: {cidr: 5.0.0.0/8, except: [5.1.0.0/16, 5.2.0.0/16]}
                        """));
    }

    static Stream<Case> flowStyle() {
        return Stream.of(
                new Case(
                        "on one line",
                        TWO,
                        """
                          - {to: [{podSelector: {}}, {ipBlock: {cidr: 192.0.2.0/24}}], ports: []}  # all
                        """,
                        """
                          - {to: [{podSelector: {}}, {ipBlock: {cidr: 3.0.0.0/8}}, {ipBlock: {cidr: 2a00::/16}}], ports: []}  # all
                        """),
                new Case(
                        "bare pairs",
                        TWO,
                        """
                          - to: [ipBlock: {cidr: 192.0.2.0/24}, podSelector: {}]
                        """,
                        """
                          - to: [{ipBlock: {cidr: 3.0.0.0/8}}, {ipBlock: {cidr: 2a00::/16}}, podSelector: {}]
                        """),
                new Case(
                        "a line for each, with comments and a trailing comma",
                        THREE,
                        """
                          - to: [
                              # first
                              {ipBlock: {cidr: 3.0.0.0/8}},  # three
                              {ipBlock: {cidr: 4.0.0.0/8}},  # four
                              {podSelector: {}},  # pods
                            ]
                        """,
                        """
                          - to: [
                              # first
                              {ipBlock: {cidr: 3.0.0.0/8}},  # three
                              {ipBlock: {cidr: 5.0.0.0/8}},
                              {ipBlock: {cidr: 7.0.0.0/8}},
                              {podSelector: {}},  # pods
                            ]
                        """),
                new Case(
                        "a line for each, the last one without a comma",
                        THREE,
                        """
                          - to: [
                              {ipBlock: {cidr: 3.0.0.0/8}},  # three
                              {ipBlock: {cidr: 5.0.0.0/8}}   # five
                            ]
                        """,
                        """
                          - to: [
                              {ipBlock: {cidr: 3.0.0.0/8}},  # three
                              {ipBlock: {cidr: 5.0.0.0/8}},   # five
                              {ipBlock: {cidr: 7.0.0.0/8}}
                            ]
                        """),
                new Case(
                        "a line for each, the last one goes",
                        ONE,
                        """
                          - to: [
                              {ipBlock: {cidr: 3.0.0.0/8}},  # three
                              {ipBlock: {cidr: 5.0.0.0/8}}   # five
                            ]
                        """,
                        """
                          - to: [
                              {ipBlock: {cidr: 3.0.0.0/8}}  # three
                            ]
                        """),
                new Case(
                        "lines that begin behind the bracket",
                        THREE,
                        """
                          - to: [{ipBlock: {cidr: 3.0.0.0/8}},
                                 {ipBlock: {cidr: 5.0.0.0/8}}]
                        """,
                        """
                          - to: [{ipBlock: {cidr: 3.0.0.0/8}},
                                 {ipBlock: {cidr: 5.0.0.0/8}},
                                 {ipBlock: {cidr: 7.0.0.0/8}}]
                        """));
    }

    static Stream<Case> severalRules() {
        return Stream.of(
                new Case(
                        "each rule in its own style, rules without blocks untouched",
                        TWO,
                        """
                          - to: [{namespaceSelector: {}}]
                            ports: [{port: 53, protocol: UDP}]
                          - to: [{ipBlock: {cidr: 192.0.2.0/24}}]
                            ports: [{port: 443}]
                          -
                            ports: [{port: 8443}]
                            to:
                            - ipBlock:
                                cidr: 192.0.2.0/24
                          - {}
                        """,
                        """
                          - to: [{namespaceSelector: {}}]
                            ports: [{port: 53, protocol: UDP}]
                          - to: [{ipBlock: {cidr: 3.0.0.0/8}}, {ipBlock: {cidr: 2a00::/16}}]
                            ports: [{port: 443}]
                          -
                            ports: [{port: 8443}]
                            to:
                            - ipBlock:
                                cidr: 3.0.0.0/8
                            - ipBlock:
                                cidr: 2a00::/16
                          - {}
                        """));
    }
}
