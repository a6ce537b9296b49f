package io.rangekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.cli.Cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlanCommandTest {
    private static final String API = "rangekeeper.io/egress: stripe{list=\"api\"}";

    @TempDir private Path folder;

    @Test
    void aPlanSaysWhatWouldChangeAndWritesNothing() {
        Path file = policy(API);
        String before = Cli.read(file);

        Run run = plan();

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("~ one  would change")
                .contains("spec.egress[0], TCP 443: every pod may reach")
                .contains(
                        "managed for the first time: gains 8 IPv4 addresses of Stripe api\n      + 11.201.3.14/31\n")
                .contains("- 192.0.2.0/24  placeholder")
                .contains("allows nothing; would allow 6 IPv4 CIDRs (8 addresses), from stripe")
                .contains("stripe/api: 8 ranges")
                .contains("1 policy would change: opens 8 IPv4 addresses, closes nothing.")
                .endsWith(
                        "To write this: rangekeeper apply -f "
                                + folder
                                + " --recorded config/samples\n");
        assertThat(Cli.read(file)).isEqualTo(before);
    }

    @Test
    void whatIsInStepNeedsNoNextStep() {
        policy(API);
        Cli.run("apply", "-f", folder.toString(), "--recorded", Cli.SAMPLES);

        assertThat(plan().out())
                .contains("= one  in step")
                .contains("Nothing to change.")
                .doesNotContain("rangekeeper apply");
        assertThat(plan("--detailed-exitcode").exitCode()).isEqualTo(ExitCode.OK);
    }

    @Test
    void whatIsNewSinceAnEarlierReportIsSaid() throws IOException {
        policy(API);
        Path earlier = folder.resolve("earlier.report");
        Files.writeString(earlier, plan("-o", "json").out());
        assertThat(plan("--since", earlier.toString()).out())
                .contains("Nothing is new since the report of ");

        Files.delete(folder.resolve("policy.yaml"));
        policy("rangekeeper.io/egress: stripe{list=\"api\"} or 11.7.0.0/24");
        assertThat(plan("--since", earlier.toString()).out())
                .contains("2 things are new since the report of ")
                .contains("one egress allows more: 256 IPv4 addresses (11.7.0.0/24); was 6")
                .contains("one egress asks for something else: was stripe{list=\"api\"}, is ");
        assertThat(plan("--since", earlier.toString(), "-o", "markdown").out())
                .contains("- `one egress` allows more: 256 IPv4 addresses (11.7.0.0/24)");
        assertThat(plan("--since", earlier.toString(), "-o", "html").out())
                .contains("<strong>one egress</strong> allows more");
    }

    @Test
    void aFileThatIsNoReportStopsThePlanBeforeAnythingIsRead() {
        policy(API);

        Run run = plan("--since", folder.resolve("none").toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(run.err()).contains("--since: " + folder.resolve("none") + " does not exist");
    }

    record Fails(String annotation, String on, int exitCode) {}

    static Stream<Fails> fails() {
        String wrong = "rangekeeper.io/egress: strip";
        return Stream.of(
                new Fails(API, "changes", ExitCode.ATTENTION),
                new Fails(API, "opens", ExitCode.ATTENTION),
                new Fails(API, "held,invalid,waiting,unread", ExitCode.OK),
                new Fails(wrong, "invalid", ExitCode.ATTENTION),
                new Fails(wrong, "changes,opens,held", ExitCode.OK),
                new Fails("rangekeeper.io/egress: cloudflare", "waiting", ExitCode.ATTENTION),
                new Fails("rangekeeper.io/egress: cloudflare", "unread", ExitCode.ATTENTION),
                new Fails(API, "everything", ExitCode.USAGE));
    }

    @ParameterizedTest
    @MethodSource("fails")
    void itFailsOnWhatItIsToldToFailOn(Fails example) {
        policy(example.annotation);

        assertThat(plan("--fail-on", example.on).exitCode()).isEqualTo(example.exitCode);
    }

    @Test
    void anObservedPolicyIsNotSaidToChange() {
        policy(API, "rangekeeper.io/mode: observe");

        Run run = plan("--detailed-exitcode");

        assertThat(run.exitCode()).isEqualTo(ExitCode.CHANGES);
        assertThat(run.out())
                .contains("o one  OBSERVED, not written")
                .contains("allows nothing; mode enforce would allow 6 IPv4 CIDRs (8 addresses)")
                .contains("Nothing to change.")
                .contains("1 policy is only observed")
                .doesNotContain("rangekeeper apply");
    }

    record Case(String annotation, int detailed, String words) {}

    static Stream<Case> cases() {
        return Stream.of(
                new Case(API, ExitCode.CHANGES, "would change"),
                new Case("other: annotation", ExitCode.OK, "- one  not managed"),
                new Case(
                        "rangekeeper.io/egress: strip",
                        ExitCode.ATTENTION,
                        "feed \"strip\" does not exist; did you mean stripe?"),
                new Case(
                        "rangekeeper.io/egress: aws{service=\"S4\"}",
                        ExitCode.ATTENTION,
                        "rangekeeper.io/egress: column 13: "),
                new Case(
                        "rangekeeper.io/egres: stripe",
                        ExitCode.ATTENTION,
                        "there is no such annotation"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theDetailedExitCodeTellsChangesFromWhatNeedsAPerson(Case example) {
        policy(example.annotation);

        assertThat(plan().exitCode()).isZero();
        Run run = plan("--detailed-exitcode");
        assertThat(run.exitCode()).isEqualTo(example.detailed);
        assertThat(run.out()).contains(example.words);
    }

    @Test
    void aRuleWhoseDocumentIsBrokenWaitsAndTheOthersArePlanned() {
        Path samples = Cli.copy(Cli.SAMPLES, folder.resolve("samples"));
        Cli.write(samples.resolve("gcp.json"), "{\"prefixes\": [");
        Path manifests = folder.resolve("manifests");
        manifests.toFile().mkdir();
        Cli.write(manifests.resolve("a.yaml"), Cli.policy("a", API));
        Cli.write(manifests.resolve("b.yaml"), Cli.policy("b", "rangekeeper.io/egress: gcp"));

        Run run = run("-f", manifests.toString(), "--recorded", samples.toString());

        assertThat(run.out())
                .contains("~ a  would change")
                .contains("! b  WAITING for a feed, not touched")
                .contains("waiting: gcp could not be read; the rule stays as it is until it can")
                .contains("Not read: what depends on it stays as it is\n  ! gcp: ")
                .contains("1 policy is waiting for a feed; what waits stays as it is.")
                .contains("1 of 2 policies would change");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void aMissingDocumentIsNamedWithThePlacesWhereItWasLookedFor() {
        policy(API);

        Run run =
                run(
                        "-f",
                        folder.toString(),
                        "--recorded",
                        folder.toString(),
                        "--detailed-exitcode");

        assertThat(run.exitCode()).isEqualTo(ExitCode.ATTENTION);
        assertThat(run.out()).contains("stripe-api.json").contains("no recorded document in");
    }

    @Test
    void aManifestThatDoesNotParseIsReportedAndTheOthersGoOn() {
        policy(API);
        Cli.write(folder.resolve("broken.yaml"), "kind: [\n");

        Run run = plan("--detailed-exitcode");

        assertThat(run.exitCode()).isEqualTo(ExitCode.ATTENTION);
        assertThat(run.out()).contains("~ one  would change").contains("broken.yaml:2:");
    }

    @Test
    void anEmptyFolderIsSaidToHoldNoLabelledPolicy() {
        Run run = plan();

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("There is no policy with the label rangekeeper.io/managed: \"true\".");
    }

    @Test
    void aConfigurationNamesSetsAndIsPartOfTheNextStep() {
        Path config =
                Cli.write(folder.resolve("my config"), "sets: {payments: 'stripe{list=\"api\"}'}");
        policy("rangekeeper.io/egress: '@payments'");

        assertThat(plan("--config", config.toString()).out())
                .contains("+ 11.201.3.14/31")
                .endsWith("--config '" + config + "'\n");
    }

    @Test
    void coloursAreForTerminalsThatWantThem() {
        policy(API);
        String[] arguments = {"plan", "-f", folder.toString(), "--recorded", Cli.SAMPLES};

        assertThat(new Cli(Map.of(), true).call(arguments).out()).contains("\u001b[1mone");
        assertThat(new Cli(Map.of("NO_COLOR", "1"), true).call(arguments).out())
                .doesNotContain("\u001b");
        assertThat(Cli.run(arguments).out()).doesNotContain("\u001b");
    }

    @Test
    void proseFitsTheTerminalAndDataIsNeverBroken() {
        String expression =
                "stripe{list=\"api\"} or stripe{list=\"webhooks\"} or stripe{list=\"armada_gator\"}";
        policy("rangekeeper.io/egress: " + expression);

        Run run =
                new Cli(Map.of("COLUMNS", "70", "NO_COLOR", "1"), true)
                        .call("plan", "-f", folder.toString(), "--recorded", Cli.SAMPLES);

        assertThat(run.lines()).contains("      " + expression);
        assertThat(run.lines())
                .filteredOn(line -> line.contains("would allow") || line.contains("addresses"))
                .isNotEmpty()
                .allMatch(line -> line.length() <= 70);
    }

    @Test
    void longListsAreCutUnlessAllIsAskedFor() {
        policy("rangekeeper.io/egress: aws{service=\"AMAZON\"} unless aws{service=\"EC2\"}");

        assertThat(plan().out()).contains("more CIDRs (--full lists all)");
        assertThat(plan("--full").out()).doesNotContain("--full").contains("+ 2d01:f000::/44");
    }

    @Test
    void everyFormatGoesToTheStandardOutputAlone() {
        policy(API);
        for (String format : new String[] {"text", "json", "markdown", "JSON"}) {
            Run run = plan("-o", format);
            assertThat(run.out()).as(format).contains("stripe");
            assertThat(run.err()).as(format).isEmpty();
        }
        assertThat(plan("-o", "json").out()).startsWith("{").endsWith("}\n");
        assertThat(plan("-o", "markdown").out()).startsWith("### Rangekeeper plan\n");
    }

    private Path policy(String... annotations) {
        Path file = folder.resolve("policy.yaml");
        assertThat(Files.exists(file)).isFalse();
        return Cli.write(file, Cli.policy("one", annotations));
    }

    private Run plan(String... more) {
        String[] arguments =
                Stream.concat(
                                Stream.of("-f", folder.toString(), "--recorded", Cli.SAMPLES),
                                Stream.of(more))
                        .toArray(String[]::new);
        return run(arguments);
    }

    private static Run run(String... arguments) {
        return Cli.run(
                Stream.concat(Stream.of("plan"), Stream.of(arguments)).toArray(String[]::new));
    }
}
