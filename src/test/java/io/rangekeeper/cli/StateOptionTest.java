package io.rangekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.rangekeeper.cli.Cli.Run;
import io.rangekeeper.feed.Sha256;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `--state` remembers from one command to the next.
class StateOptionTest {
    private static final String NEWER = "{\"v\": 8, \"p\": [\"11.0.0.0/24\", \"11.0.2.0/24\"]}";
    private static final String OLDER = "{\"v\": 7, \"p\": [\"11.0.0.0/24\"]}";

    @TempDir private Path folder;

    private Instant now = Instant.parse("2026-02-03T04:05:06Z");

    @Test
    void aDocumentThatCannotBeReadLeavesInForceWhatWasReadBefore() {
        publish(NEWER);
        assertThat(ranges().lines()).containsExactly("11.0.0.0/24", "11.0.2.0/24");
        publish("<html>");

        Run run = ranges();

        assertThat(run.exitCode()).isZero();
        assertThat(run.lines()).containsExactly("11.0.0.0/24", "11.0.2.0/24");
        assertThat(run.err())
                .startsWith("rangekeeper: mine could not be read: ")
                .endsWith("; what was read at 2026-02-03T04:05:06Z stays in force\n");
    }

    @Test
    void withoutAStateNothingIsRemembered() {
        publish(NEWER);
        call("ranges", "mine");
        publish("<html>");

        assertThat(call("ranges", "mine").exitCode()).isEqualTo(ExitCode.ERROR);
    }

    @Test
    void anOlderVersionIsRefusedUntilItHasStoodForThreeDays() {
        publish(NEWER);
        ranges();
        publish(OLDER);

        Run refused = ranges();

        assertThat(refused.lines()).containsExactly("11.0.0.0/24", "11.0.2.0/24");
        assertThat(refused.err()).contains("version 7 is older than 8", Sha256.of(OLDER));
        now = now.plus(Duration.ofDays(3));
        assertThat(ranges().lines()).containsExactly("11.0.0.0/24");
    }

    @Test
    void anOlderVersionThatTheAdministratorAcceptsIsBelieved() {
        publish(NEWER);
        ranges();
        publish(OLDER);
        config("accept: [" + Sha256.of(OLDER) + "]\n");

        assertThat(ranges().lines()).containsExactly("11.0.0.0/24");
    }

    @Test
    void aPlanSaysThatARefusedDocumentLeavesTheLastOneInForce() {
        publish(NEWER);
        Path policies = folder.resolve("policies");
        assertThat(policies.toFile().mkdir()).isTrue();
        Cli.write(policies.resolve("one.yaml"), Cli.policy("one", "rangekeeper.io/egress: mine"));
        ranges();
        publish("");

        Run run = call("plan", "-f", policies.toString(), "--state", state());

        assertThat(run.out())
                .contains("mine", "stays in force", "11.0.2.0/24")
                .contains("--state " + state());
    }

    @Test
    void feedsShowWhatIsRememberedWithoutFetching() throws IOException {
        publish(NEWER);
        ranges();
        publish("<html>");
        now = now.plus(Duration.ofHours(5));

        assertThat(call("feeds", "--state", state()).out())
                .containsPattern("(?m)^mine .* read +5h +8 +2 *$")
                .containsPattern("(?m)^aws .* never read +- +- +- ");
        assertThat(call("feeds", "show", "mine", "--state", state()).out())
                .contains("read: 2 ranges at 2026-02-03T04:05:06Z");
        String[] again = {"feeds", "--recorded", folder.toString(), "--state", state()};
        assertThat(call(again).out())
                .containsPattern("(?m)^mine .* refused: malformed; older in force +5h +8 +2 *$");
        String[] json = Arrays.copyOf(again, again.length + 1);
        json[again.length] = "-ojson";
        JsonNode mine =
                named(JsonMapper.builder().build().readTree(call(json).out()), "mine")
                        .at("/documents/0");
        assertThat(mine.path("state").asText()).isEqualTo("refused");
        assertThat(mine.path("ranges").asInt()).isEqualTo(2);
    }

    @Test
    void recordedDocumentsSayItNowWhateverTheAgeOfTheirFiles() {
        publish(NEWER);
        Path recorded = folder.resolve("recorded");
        assertThat(recorded.toFile().mkdir()).isTrue();
        Cli.write(recorded.resolve("mine.json"), NEWER);

        call("ranges", "mine", "--recorded", recorded.toString(), "--state", state());

        assertThat(call("feeds", "show", "mine", "--state", state()).out())
                .contains("read: 2 ranges at " + now);
    }

    @Test
    void aFileIsNoFolder() {
        publish(NEWER);
        Path file = Cli.write(folder.resolve("file"), "");

        Run run = call("ranges", "mine", "--state", file.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(run.err()).contains("--state: " + file + " is no folder");
    }

    private static JsonNode named(JsonNode report, String name) {
        for (JsonNode feed : report.path("feeds")) {
            if (feed.path("name").asText().equals(name)) {
                return feed;
            }
        }
        throw new AssertionError("no " + name);
    }

    private Run ranges() {
        return call("ranges", "mine", "--state", state());
    }

    private Run call(String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--config";
        all[arguments.length + 1] = folder.resolve("config.yaml").toString();
        return new Cli(Map.of(), false, () -> now).call(all);
    }

    private String state() {
        return folder.resolve("state").toString();
    }

    private void publish(String document) {
        Cli.write(folder.resolve("mine.json"), document);
        if (!folder.resolve("config.yaml").toFile().exists()) {
            config("");
        }
    }

    private void config(String more) {
        Cli.write(
                folder.resolve("config.yaml"),
                more
                        + "feeds: {mine: {url: '%s', ranges: '.p[] | {prefix: .}', version: .v}}"
                                .formatted(folder.resolve("mine.json").toUri()));
    }
}
