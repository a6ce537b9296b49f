package io.rangekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.rangekeeper.cli.Cli.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApproveCommandTest {
    private static final String POLICY = "orders/allow-egress-to-dynamodb";
    private static final String UNKNOWN = "0123456789abcdef".repeat(2);

    @TempDir private Path folder;
    private Path manifests = Path.of("");
    private Path legacy = Path.of("");

    @BeforeEach
    void copyExamples() {
        manifests = Cli.copy("deploy/examples", folder.resolve("manifests"));
        legacy = manifests.resolve("legacy.yaml");
    }

    @Test
    void aPersonSeesTheChangeAndApprovesIt() throws IOException {
        String before = Cli.read(legacy);
        String id = heldId();

        Run run = answer("y\n", POLICY, id);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("~ " + POLICY + "  would change, a part HELD")
                .contains("    change " + id + "\n    held: ")
                .contains("      - 11.97.240.0/21\n")
                .contains("    Its approval opens nothing, closes 2,048 IPv4 addresses.\n")
                .contains("Approve this change? [y/N] ")
                .contains("Approved in " + legacy + ":4.\n")
                .endsWith(
                        "To write it now: rangekeeper apply -f "
                                + manifests
                                + " --recorded config/samples\n");
        assertThat(withoutApproval()).isEqualTo(before.lines().toList());
        assertThat(Cli.read(legacy)).contains("    rangekeeper.io/approve: '" + id + "'\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"n\n", "\n", "", "yess\n", "maybe\ny\n"})
    void anyOtherAnswerThanYesApprovesNothing(String answer) throws IOException {
        String before = Cli.read(legacy);

        Run run = answer(answer, POLICY, heldId());

        assertThat(run.exitCode()).isEqualTo(ExitCode.ATTENTION);
        assertThat(run.out()).contains("Not approved: it stays held.").doesNotContain("To write");
        assertThat(Cli.read(legacy)).isEqualTo(before);
    }

    @Test
    void withYesNobodyIsAsked() throws IOException {
        Run run = approve(POLICY, heldId(), "--yes");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("- 11.97.240.0/21").doesNotContain("[y/N]");
        assertThat(Cli.read(legacy)).contains("rangekeeper.io/approve: ");
    }

    @Test
    void withoutATerminalItWantsToBeToldYes() throws IOException {
        Run run = approve(POLICY, heldId());

        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("no terminal to ask on", "--yes");
    }

    @Test
    void idsThatStandThereStayAndAnApprovedOneIsNotAskedForAgain() throws IOException {
        Cli.edit(
                legacy,
                "    rangekeeper.io/egress",
                "    rangekeeper.io/approve: '" + UNKNOWN + "'\n    rangekeeper.io/egress");
        String id = heldId();

        Run first = approve(POLICY, id, "--yes");
        String written = Cli.read(legacy);
        Run second = approve(POLICY, id, UNKNOWN, "--yes");

        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(written).contains("rangekeeper.io/approve: '" + UNKNOWN + "," + id + "'\n");
        assertThat(second.exitCode()).isZero();
        assertThat(second.out())
                .startsWith(id + " is approved already.\n" + UNKNOWN + " is approved already.\n")
                .contains("rangekeeper apply");
        assertThat(Cli.read(legacy)).isEqualTo(written);
    }

    @Test
    void anUnknownIdIsToldWhatIsHeldAndNothingIsWritten() throws IOException {
        String before = Cli.read(legacy);
        String id = heldId();

        Run run = approve(POLICY, id, UNKNOWN, "--yes");

        assertThat(run.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains(POLICY + " holds no change " + UNKNOWN)
                .contains(
                        "goes stale when the change becomes another one, and once it was approved")
                .contains(
                        "held now: "
                                + id
                                + ": adoption in spec.egress[0], opens nothing, closes 2,048 IPv4"
                                + " addresses");
        assertThat(Cli.read(legacy)).isEqualTo(before);
    }

    @Test
    void aPolicyThatHoldsNothingSaysSo() {
        assertThat(approve("web/allow-egress-to-reporting", UNKNOWN, "--yes").err())
                .contains("nothing that can be approved is held now");
    }

    @Test
    void anIdNamesTheChangeOfOnePolicyOnly() throws IOException {
        Run run = approve("payments/allow-egress-to-stripe", heldId(), "--yes");

        assertThat(run.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(run.err()).contains("holds no change");
    }

    record Case(String annotation, String message) {}

    static Stream<Case> unfit() {
        return Stream.of(
                new Case(
                        "rangekeeper.io/egress: strip",
                        "one (FILE:1) is Invalid, so nothing of it is touched: rangekeeper.io/egress: column 1: feed \"strip\" does not exist"),
                new Case(
                        "other: annotation",
                        "one (FILE:1) has no annotation that says what belongs in it"));
    }

    @ParameterizedTest
    @MethodSource("unfit")
    void aPolicyThatIsNotPlannedIsAnErrorThatSaysWhy(Case example) {
        Path file = Cli.write(manifests.resolve("one.yaml"), Cli.policy("one", example.annotation));

        Run run = approve("one", UNKNOWN, "--yes");

        assertThat(run.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(run.err()).contains(example.message.replace("FILE", file.toString()));
    }

    @Test
    void whatWaitsForAFeedIsSaidToBeUnknown() {
        Cli.write(manifests.resolve("one.yaml"), Cli.policy("one", "rangekeeper.io/egress: gcp"));

        Run run =
                Cli.run(
                        "approve",
                        "one",
                        UNKNOWN,
                        "--yes",
                        "-f",
                        manifests.toString(),
                        "--recorded",
                        manifests.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(run.err())
                .contains("spec.egress[0] waits for gcp: what it would hold is not known");
    }

    @Test
    void aPolicyThatIsNotThereIsAnErrorWithTheNearest() {
        Cli.write(manifests.resolve("broken.yaml"), "kind: [\n");

        Run run = approve("allow-egress-to-dynamodb", UNKNOWN, "--yes");

        assertThat(run.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(run.err())
                .contains("there is no policy allow-egress-to-dynamodb with the label")
                .contains("; did you mean " + POLICY + "?")
                .contains(
                        "it may be in what could not be read: " + manifests.resolve("broken.yaml"));
        assertThat(approve("orders/alow-egress-to-dynamodb", UNKNOWN, "--yes").err())
                .contains("; did you mean " + POLICY + "?");
    }

    @Test
    void whatIsNoIdOrNoNameIsAUsageError() {
        Run id = approve(POLICY, "abc", "--yes");
        Run name = approve("a/b/c", UNKNOWN, "--yes");

        assertThat(id.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(id.err()).contains("\"abc\" is no id of a held change; expected 32 digits");
        assertThat(name.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(name.err()).contains("\"a/b/c\" names no policy; expected NAMESPACE/POLICY");
        assertThat(Cli.run("approve", POLICY).err()).contains("Missing required parameter: 'ID'");
    }

    @Test
    void ofSeveralManifestsWithOneNameEachIsShownWithItsPlaceAndAskedFor() throws IOException {
        Path copy = Cli.write(manifests.resolve("other.yaml"), Cli.read(legacy));
        String before = Cli.read(copy);
        String id = heldId();

        Run run = answer("y\nn\n", POLICY, id);

        assertThat(run.exitCode()).isEqualTo(ExitCode.ATTENTION);
        assertThat(run.out()).contains(legacy + ":", copy + ":", "Not approved: it stays held.");
        assertThat(Cli.read(legacy)).contains("rangekeeper.io/approve: ");
        assertThat(Cli.read(copy)).isEqualTo(before);
        Run rest = answer("y\n", POLICY, id);
        assertThat(rest.exitCode()).isZero();
        assertThat(rest.out()).contains(copy + ":").doesNotContain(legacy + ":");
        assertThat(Cli.read(copy)).contains("rangekeeper.io/approve: ");
    }

    @Test
    void anObservedPolicyIsNotSaidToBeWritten() throws IOException {
        Cli.edit(
                legacy,
                "    rangekeeper.io/egress",
                "    rangekeeper.io/mode: observe\n    rangekeeper.io/egress");

        Run run = approve(POLICY, heldId(), "--yes");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("Its mode is observe: nothing is written while it is.")
                .doesNotContain("To write");
    }

    @Test
    void thePlanPrintsTheCommandThatApproves() throws IOException {
        Run plan = Cli.run("plan", "-f", manifests.toString(), "--recorded", Cli.SAMPLES);

        assertThat(plan.out())
                .contains(
                        "approve with: rangekeeper approve "
                                + POLICY
                                + " "
                                + heldId()
                                + " -f "
                                + manifests
                                + " --recorded config/samples\n");
    }

    private Run approve(String... arguments) {
        return Cli.run(complete(arguments));
    }

    private Run answer(String input, String... arguments) {
        return new Cli(Map.of("NO_COLOR", "1"), true).answer(input, complete(arguments));
    }

    private String[] complete(String... arguments) {
        List<String> all = new ArrayList<>(List.of("approve"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("-f", manifests.toString(), "--recorded", Cli.SAMPLES));
        return all.toArray(String[]::new);
    }

    /// What the plan of the example holds.
    private String heldId() throws IOException {
        Run run = Cli.run("plan", "-f", legacy.toString(), "--recorded", Cli.SAMPLES, "-o", "json");
        JsonNode held =
                JsonMapper.builder()
                        .build()
                        .readTree(run.out())
                        .at("/policies/0/rules/0/outcome/held/0");
        assertThat(held.path("reason").asText()).isEqualTo("adoption");
        return held.path("id").asText();
    }

    private List<String> withoutApproval() {
        return Cli.read(legacy).lines().filter(line -> !line.contains("/approve:")).toList();
    }
}
