package io.rangekeeper.store.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.policy.IpBlock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What surrounds a policy in its file, and how the file is encoded.
class WholeFileTest {
    private static final List<IpBlock> BLOCKS = Edits.blocks("3.0.0.0/8", "5.0.0.0/8 5.1.0.0/16");

    private static final String POLICY =
            """
            kind: NetworkPolicy
            apiVersion: networking.k8s.io/v1
            metadata:
              name: p
              labels: {rangekeeper.io/managed: "true"}
              annotations:
                rangekeeper.io/egress: feed
            spec:
              egress:
              - to:
                - ipBlock:
                    cidr: 192.0.2.0/24
            """;

    private static final String CHANGED =
            """
            kind: NetworkPolicy
            apiVersion: networking.k8s.io/v1
            metadata:
              name: p
              labels: {rangekeeper.io/managed: "true"}
              annotations:
                rangekeeper.io/egress: feed
                rangekeeper.io/applied: '{"version":1}'
            spec:
              egress:
              - to:
                - ipBlock:
                    cidr: 3.0.0.0/8
                - ipBlock:
                    cidr: 5.0.0.0/8
                    except:
                    - 5.1.0.0/16
            """;

    @TempDir Path folder;

    /// @param dress makes the file of the text of the policy
    record Case(String name, UnaryOperator<String> dress) {
        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void theRestOfTheFileStaysByteForByte(Case example) throws IOException {
        Path file = folder.resolve("p.yaml");

        assertThat(Edits.edit(file, example.dress.apply(POLICY), BLOCKS))
                .isEqualTo(example.dress.apply(CHANGED));
    }

    static Stream<Case> files() {
        return Stream.of(
                new Case("a byte order mark", policy -> "\uFEFF" + policy),
                new Case("CRLF", policy -> policy.replace("\n", "\r\n")),
                new Case(
                        "CRLF, a byte order mark and no final line break",
                        policy -> "\uFEFF" + policy.strip().replace("\n", "\r\n")),
                new Case("no final line break", String::strip),
                new Case("blank lines at the end", policy -> policy + "\n\n  \n"),
                new Case(
                        "characters of two chars before it",
                        policy ->
                                "# \ud83d\ude00\ud83d\ude00\n'\ud83d\ude00': \ud83d\ude00\n"
                                        + policy),
                new Case(
                        "document markers, directives and comments",
                        policy -> "# head\n%YAML 1.2\n--- # one\n" + policy + "...\n# tail\n"),
                new Case(
                        "other documents",
                        policy ->
                                "a:   1   # x\nb: &b {<<: *c}\n".replace("{<<: *c}", "[1,2]")
                                        + "c: *b\n---\n"
                                        + policy
                                        + "---\n\n---\n# only a comment\n---\nkind:   Deployment\n"
                                        + "d: !custom {<<: {e: f}}\nd: twice\n"),
                new Case(
                        "a list of objects",
                        policy ->
                                "kind: List\napiVersion: v1\nitems:\n- kind: Service\n  # p\n-"
                                        + policy.indent(2).substring(1)
                                        + "- {kind: Secret, b: 'c'}\n"),
                new Case(
                        "a typed list",
                        policy ->
                                "kind: NetworkPolicyList\nitems:\n- "
                                        + policy.lines()
                                                .skip(2)
                                                .map(line -> line + "\n")
                                                .reduce("", String::concat)
                                                .indent(2)
                                                .stripLeading()),
                new Case(
                        "a second policy of the same name, unlabelled",
                        policy -> POLICY.replace("\"true\"", "\"false\"") + "---\n" + policy),
                new Case(
                        "an anchor that does not concern it",
                        policy ->
                                policy.replace("spec:\n", "spec:\n  podSelector: &pods {a: *l}\n")
                                        .replace("labels: {", "labels: &l {")
                                        .replace("{a: *l}", "{matchLabels: *l}")));
    }

    @Test
    void prettyJsonStaysPretty() throws IOException {
        String before =
                """
                {
                \t"kind": "NetworkPolicy", "apiVersion": "networking.k8s.io\\/v1",
                \t"metadata": {"name": "p", "labels": {"rangekeeper.io/managed": "true"},
                \t\t"annotations": {
                \t\t\t"rangekeeper.io/egress": "feed \\ud83d\\ude00"
                \t\t}
                \t},
                \t"spec": {
                \t\t"egress": [
                \t\t\t{
                \t\t\t\t"to": [
                \t\t\t\t\t{
                \t\t\t\t\t\t"ipBlock": {
                \t\t\t\t\t\t\t"cidr": "192.0.2.0\\/24"
                \t\t\t\t\t\t}
                \t\t\t\t\t}
                \t\t\t\t]
                \t\t\t}
                \t\t]
                \t}
                }
                """;
        String block =
                """
                \t\t\t\t\t{
                \t\t\t\t\t\t"ipBlock": {
                \t\t\t\t\t\t\t"cidr": "3.0.0.0/8"
                \t\t\t\t\t\t}
                \t\t\t\t\t},
                \t\t\t\t\t{
                \t\t\t\t\t\t"ipBlock": {
                \t\t\t\t\t\t\t"cidr": "5.0.0.0/8",
                \t\t\t\t\t\t\t"except": [
                \t\t\t\t\t\t\t\t"5.1.0.0/16"
                \t\t\t\t\t\t\t]
                \t\t\t\t\t\t}
                \t\t\t\t\t}
                """;
        int start = before.indexOf("\t\t\t\t\t{");
        int end = before.indexOf("\t\t\t\t]");
        String after =
                (before.substring(0, start) + block + before.substring(end))
                        .replace(
                                "\\ud83d\\ude00\"\n",
                                "\\ud83d\\ude00\",\n\t\t\t\"rangekeeper.io/applied\":"
                                        + " \"{\\\"version\\\":1}\"\n");

        assertThat(Edits.edit(folder.resolve("p.json"), before, BLOCKS)).isEqualTo(after);
    }

    @Test
    void compactJsonStaysCompact() throws IOException {
        String before =
                "{\"kind\":\"NetworkPolicy\",\"apiVersion\":\"networking.k8s.io/v1\",\"metadata\":{\"name\":\"p\","
                        + "\"labels\":{\"rangekeeper.io/managed\":\"true\"},\"annotations\":{\"rangekeeper.io/egress\":\"feed\"}},"
                        + "\"spec\":{\"egress\":[{\"to\":[{\"ipBlock\":{\"cidr\":\"192.0.2.0/24\"}}]}]}}";
        String after =
                before.replace(
                                "{\"ipBlock\":{\"cidr\":\"192.0.2.0/24\"}}",
                                "{\"ipBlock\":{\"cidr\":\"3.0.0.0/8\"}},"
                                        + "{\"ipBlock\":{\"cidr\":\"5.0.0.0/8\",\"except\":[\"5.1.0.0/16\"]}}")
                        .replace(
                                "\"feed\"",
                                "\"feed\",\"rangekeeper.io/applied\":\"{\\\"version\\\":1}\"");

        assertThat(Edits.edit(folder.resolve("p.json"), before, BLOCKS)).isEqualTo(after);
        assertThat(Edits.edit(folder.resolve("p.yaml"), before, BLOCKS)).isEqualTo(after);
    }
}
