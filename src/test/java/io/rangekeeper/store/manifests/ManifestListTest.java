package io.rangekeeper.store.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.store.PolicyStore.Unreadable;
import io.rangekeeper.store.StoreException;
import io.rangekeeper.store.WriteResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestListTest {
    private static final String POLICY =
            """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata:
              name: good
              labels: {rangekeeper.io/managed: "true"}
              annotations: {rangekeeper.io/egress: feed}
            spec:
              egress:
              - to: [{ipBlock: {cidr: 192.0.2.0/24}}]
            """;

    @TempDir Path folder;

    @Test
    void policiesAreFoundInEveryFolderThatIsNotHidden() throws IOException {
        write("z.yaml", named("c"));
        write("a/b/c.yml", named("b"));
        write("a.json", "{}");
        write(".git/x.yaml", named("hidden"));
        write("a/notes.txt", named("text"));
        write("values.yaml", "kind: Other\nmetadata: {labels: {rangekeeper.io/managed: true}}\n");

        assertThat(list())
                .extracting(NetworkPolicy::name, NetworkPolicy::place)
                .containsExactly(
                        tuple("b", folder + "/a/b/c.yml:1"), tuple("c", folder + "/z.yaml:1"));
        assertThat(unreadable()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0443", "4_43", "0o17", "0b11", "1:20", "yes", "NO", "on", "Off", "y", "n"})
    void whatKubectlReadsDifferentlyIsReportedAndLeftAlone(String value) throws IOException {
        write("a.yaml", POLICY + "  # the last line\n  other: " + value + "\n");

        assertThat(list()).isEmpty();
        assertThat(unreadable())
                .containsExactly(new Unreadable(folder + "/a.yaml:11:10", Dialect.SCALAR));
    }

    @ParameterizedTest
    @ValueSource(strings = {"443", "0", "'0443'", "\"yes\"", "0x1F", "2001:db8::/32", "nobody"})
    void whatBothReadAlikeIsRead(String value) throws IOException {
        write("a.yaml", POLICY + "  other: " + value + "\n");

        assertThat(list()).hasSize(1);
        assertThat(unreadable()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0085", "\u2028", "\u2029"})
    void aLineBreakForKubectlOnlyIsReportedAndLeftAlone(String lineBreak) throws IOException {
        write("a.yaml", POLICY + "  # x" + lineBreak + "  ingress: [{}]\n");

        assertThat(list()).isEmpty();
        assertThat(unreadable())
                .containsExactly(new Unreadable(folder + "/a.yaml:10:6", Dialect.LINE_BREAK));
    }

    @Test
    void theCurrentFolderIsNotSpeltOut() {
        assertThat(Trouble.shown(Path.of(".").resolve("a.yaml"))).isEqualTo("a.yaml");
        assertThat(Trouble.shown(Path.of("../b/a.yaml"))).isEqualTo("../b/a.yaml");
        assertThat(Trouble.shown(Path.of("."))).isEqualTo(".");
    }

    @Test
    void listsWithinListsAreRead() throws IOException {
        Path file =
                write(
                        "a.yaml",
                        "kind: List\nitems:\n- kind: List\n  items:\n  -"
                                + POLICY.indent(4).substring(3));

        assertThat(list()).extracting(NetworkPolicy::place).containsExactly(file + ":5");
        assertThat(Edits.write(folder, "good", Edits.blocks("3.0.0.0/8")))
                .isEqualTo(new WriteResult.Written());
    }

    @Test
    void aPlaceIsTheLineAtWhichThePolicyBegins() throws IOException {
        write("a.yaml", "# one\n---\nkind: Other\n---\n# two\n" + POLICY);

        assertThat(list()).extracting(NetworkPolicy::place).containsExactly(folder + "/a.yaml:6");
    }

    @Test
    void aSingleFileIsReadWhateverItsName() throws IOException {
        Path file = write("rendered", POLICY);

        assertThat(new ManifestStore(file).list().policies()).hasSize(1);
    }

    @Test
    void policiesOfOneNameAreEachHandledAtTheirPlace() throws IOException {
        Path file = write("a.yaml", POLICY + "---\n" + POLICY.replace("192.0.2", "198.51.100"));
        var policies = list();
        var store = new ManifestStore(folder);
        var blocks = Edits.blocks("3.0.0.0/8", "5.0.0.0/8");

        for (NetworkPolicy policy : policies) {
            assertThat(store.write(Edits.change(policy, blocks)))
                    .isEqualTo(new WriteResult.Written());
        }

        assertThat(policies).hasSize(2);
        assertThat(file).content().contains("5.0.0.0/8").doesNotContain("192.0.2", "198.51.100");
    }

    @Test
    void nobodyIsTakenForTheApproverOfAFileBecauseAnExportNamesOne() throws IOException {
        write(
                "a.yaml",
                POLICY.replace(
                        "name: good",
                        """
                        name: good
                          managedFields:
                          - manager: somebody
                            fieldsV1: {f:metadata: {f:annotations: {f:rangekeeper.io/approve: {}}}}
                        """
                                .stripTrailing()));

        assertThat(list().getFirst().approver()).isEmpty();
        assertThat(list().getFirst().managers()).isEmpty();
    }

    @Test
    void whatKubectlLeftInAnExportDoesNotStandForTheFile() throws IOException {
        String exported = POLICY.replace("name: good", "name: good\n  resourceVersion: \"7\"");
        write("a.yaml", exported);
        NetworkPolicy policy = list().getFirst();
        write("a.yaml", exported.replace("192.0.2.0/24", "198.51.100.0/24"));

        assertThat(new ManifestStore(folder).write(Edits.change(policy, Edits.blocks("3.0.0.0/8"))))
                .isInstanceOf(WriteResult.Conflict.class);
    }

    @Test
    void aChangedCommentIsNoConflictAndStays() throws IOException {
        write("a.yaml", POLICY);
        NetworkPolicy policy = list().getFirst();
        Path file = write("a.yaml", "# new\n" + POLICY);

        assertThat(new ManifestStore(folder).write(Edits.change(policy, Edits.blocks("3.0.0.0/8"))))
                .isEqualTo(new WriteResult.Written());
        assertThat(file).content().startsWith("# new\n").contains("3.0.0.0/8");
    }

    record Problem(String name, String text, String place, String words) {
        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource("problems")
    void whatCannotBeHandledIsReportedAndTheRestGoesOn(Problem problem) throws IOException {
        write("bad.yaml", problem.text);
        write("good.yaml", POLICY);

        assertThat(list()).extracting(NetworkPolicy::name).containsExactly("good");
        assertThat(unreadable())
                .singleElement()
                .satisfies(unreadable -> {
                    assertThat(unreadable.place()).isEqualTo(folder + "/bad.yaml" + problem.place);
                    assertThat(unreadable.problem()).contains(problem.words);
                });
    }

    static Stream<Problem> problems() {
        return Stream.of(
                new Problem("not YAML", "a: b\nc: [d\ne: f\n", ":3:2", ""),
                new Problem(
                        "a label that is a boolean",
                        POLICY.replace("\"true\"", "true"),
                        ":5:36",
                        "quote it: rangekeeper.io/managed: \"true\""),
                new Problem(
                        "a malformed policy",
                        POLICY.replace("192.0.2.0/24", "7"),
                        ":9:27",
                        "spec.egress[0].to[0].ipBlock.cidr"),
                new Problem(
                        "a key that stands twice",
                        POLICY + "spec: {}\n",
                        ":10:1",
                        "\"spec\" stands here twice"),
                new Problem(
                        "another API version",
                        POLICY.replace("networking.k8s.io/v1", "extensions/v1beta1"),
                        ":1:1",
                        "networking.k8s.io/v1"),
                new Problem("no name", POLICY.replace("name: good", "x: z"), ":4:3", "name"),
                new Problem(
                        "blocks behind an anchor",
                        POLICY.replace("to: [", "to: &all ["),
                        ":9:9",
                        "anchor or alias"),
                new Problem(
                        "blocks behind an alias",
                        POLICY.replace("spec:\n", "spec:\n  x: &x {cidr: 192.0.2.0/24}\n")
                                .replace("{cidr: 192.0.2.0/24}}]", "*x}]"),
                        ":10:20",
                        "anchor or alias"),
                new Problem(
                        "annotations behind an alias",
                        POLICY.replace("labels:", "x: &x {rangekeeper.io/egress: feed}\n  labels:")
                                .replace(
                                        "annotations: {rangekeeper.io/egress: feed}",
                                        "annotations: *x"),
                        ":7:16",
                        "anchor or alias"),
                new Problem(
                        "a list behind an alias",
                        "kind: List\nx: &x {kind: List, items: []}\nitems: [*x]\n",
                        ":3:9",
                        "alias"),
                new Problem(
                        "a policy of a list behind an alias",
                        "kind: List\nx: &x\n" + POLICY.indent(2) + "items: [*x]\n",
                        ":12:9",
                        "anchor or alias"),
                new Problem(
                        "a merge key on the way",
                        POLICY.replace("spec:\n", "spec:\n  <<: {podSelector: {}}\n"),
                        ":8:3",
                        "merge keys"),
                new Problem(
                        "labels behind a merge key",
                        POLICY.replace("{rangekeeper.io/managed: \"true\"}", "{<<: *l}")
                                .replace(
                                        "metadata:",
                                        "x: &l {rangekeeper.io/managed: \"true\"}\nmetadata:"),
                        ":6:12",
                        "merge keys"),
                new Problem(
                        "a template that is not YAML",
                        "{{- if .Values.on }}\n" + POLICY + "{{- end }}\n",
                        ":1:3",
                        "template"),
                new Problem(
                        "a template that happens to be YAML",
                        POLICY.replace("name: good", "name: {{ .Release.Name }}"),
                        ":4:9",
                        "template"),
                new Problem(
                        "a template in quotes",
                        POLICY.replace("name: good", "name: \"{{ .Release.Name }}-x\""),
                        ":4:9",
                        "template"));
    }

    @Test
    void templatesOfOthersAreNotWorthAWord() throws IOException {
        write("deployment.yaml", "{{- if .Values.on }}\nkind: Deployment\n{{- end }}\n");
        write(
                "alerts.yaml",
                POLICY.replace("egress: feed}", "egress: feed, a.b/summary: '{{ $value }}'}"));

        assertThat(unreadable()).isEmpty();
        assertThat(list()).hasSize(1);
    }

    @Test
    void aFileThatIsNotUtf8IsReported() throws IOException {
        Files.write(folder.resolve("a.yaml"), POLICY.getBytes(StandardCharsets.UTF_16));

        assertThat(unreadable())
                .containsExactly(
                        new Unreadable(
                                folder + "/a.yaml", "is not UTF-8; save it in that encoding"));
    }

    @Test
    void aFileThatCannotBeReadAgainIsNotTakenForGone() throws IOException {
        Path file = write("a.yaml", POLICY);
        NetworkPolicy policy = list().getFirst();
        Files.delete(file);
        Files.createDirectory(file);
        var store = new ManifestStore(folder);

        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> store.reread(policy));
        assertThat(store.write(Edits.change(policy, Edits.blocks("3.0.0.0/8"))))
                .isInstanceOf(WriteResult.Failed.class);
    }

    @Test
    void aJsonFileThatIsCutOffIsReportedWithItsPlace() throws IOException {
        write("a.json", "{\n  \"kind\": \"NetworkPolicy\",\n");

        assertThat(unreadable())
                .singleElement()
                .satisfies(unreadable ->
                        assertThat(unreadable.place()).startsWith(folder + "/a.json:3:"));
    }

    @Test
    void aFolderThatIsNotThereIsAnError() {
        var store = new ManifestStore(folder.resolve("none"));

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(store::list)
                .withMessageEndingWith("none cannot be read: it is not there");
    }

    @Test
    void linksOutOfTheFolderAreNotFollowed(@TempDir Path elsewhere) throws IOException {
        Files.writeString(elsewhere.resolve("x.yaml"), POLICY);
        Files.createSymbolicLink(folder.resolve("file.yaml"), elsewhere.resolve("x.yaml"));
        Files.createSymbolicLink(folder.resolve("folder"), elsewhere);
        Files.createSymbolicLink(folder.resolve("nothing.yaml"), folder.resolve("gone"));

        assertThat(list()).isEmpty();
        assertThat(unreadable())
                .extracting(Unreadable::place)
                .containsExactly(
                        folder + "/file.yaml", folder + "/folder", folder + "/nothing.yaml");
    }

    @Test
    void linksWithinTheFolderLeadToEachPolicyOnce() throws IOException {
        write("real.yaml", named("visible"));
        Files.createSymbolicLink(folder.resolve("a-link.yaml"), folder.resolve("real.yaml"));
        Files.createSymbolicLink(folder.resolve("loop"), folder);
        Path mounted = write("..data/x", named("mounted"));
        Files.createSymbolicLink(folder.resolve("x.yaml"), Path.of("..data/x"));

        assertThat(list()).extracting(NetworkPolicy::name).containsExactly("mounted", "visible");
        assertThat(unreadable()).isEmpty();
        assertThat(Edits.write(folder, "mounted", Edits.blocks("3.0.0.0/8")))
                .isEqualTo(new WriteResult.Written());
        assertThat(mounted).content().contains("3.0.0.0/8");
        assertThat(folder.resolve("x.yaml")).isSymbolicLink();
    }

    private List<NetworkPolicy> list() {
        return new ManifestStore(folder).list().policies();
    }

    private List<Unreadable> unreadable() {
        return new ManifestStore(folder).list().unreadable();
    }

    private static String named(String name) {
        return POLICY.replace("good", name);
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
