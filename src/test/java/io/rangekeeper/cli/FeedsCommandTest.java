package io.rangekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.rangekeeper.cli.Cli.Run;
import io.rangekeeper.feed.Catalogue;
import io.rangekeeper.feed.Feed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedsCommandTest {
    @TempDir private Path folder;

    @Test
    void everyFeedHasARowAndEveryVendorWithoutOneALine() {
        Run run = Cli.run("feeds");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.lines().getFirst())
                .matches("NAME +TITLE +DOCUMENTS +EVERY +SEEN +ATTRIBUTES");
        List<String> names = run.lines().stream().map(line -> line.split(" ", 2)[0]).toList();
        assertThat(names)
                .containsSubsequence(Catalogue.builtIn().feeds().stream().map(Feed::name).toList());
        assertThat(run.out())
                .containsPattern("(?m)^stripe +Stripe +3 +6h +documented +list$")
                .contains("\nWithout a feed:\n", "\n  slack: Slack publishes no list")
                .contains("feeds show NAME");
    }

    @Test
    void whatIsRecordedIsJudged() {
        Run run = Cli.run("feeds", "--recorded", Cli.SAMPLES);

        assertThat(run.exitCode()).isZero();
        assertThat(run.lines().getFirst())
                .matches(".* SEEN +STATE +AGE +VERSION +RANGES +ATTRIBUTES");
        assertThat(run.out())
                .containsPattern("(?m)^gcp .* recorded +read +33d +1767225600000 +10 +scope")
                .containsPattern("(?m)^stripe .* documented +read +\\w+ +- +\\d+ +list$")
                .containsPattern("(?m)^github .* refused: unreachable +- +- +- ")
                .contains("\nRefused:\n", "\n  github: no recorded document in config/samples");
    }

    @Test
    void aFeedThatLacksOneOfItsDocumentsSaysSo() throws IOException {
        Path copy = Cli.copy(Cli.SAMPLES, folder.resolve("samples"));
        Cli.write(copy.resolve("stripe-webhooks.json"), "{");

        Run run = Cli.run("feeds", "--recorded", copy.toString());

        assertThat(run.out())
                .containsPattern("(?m)^stripe .* 1 of 3 refused: malformed ")
                .contains("\n  stripe/webhooks: ");
    }

    @Test
    void jsonHoldsTheSame() throws IOException {
        JsonNode json =
                JsonMapper.builder()
                        .build()
                        .readTree(Cli.run("feeds", "--recorded", Cli.SAMPLES, "-o", "json").out());

        assertThat(json.path("version").asInt()).isEqualTo(1);
        assertThat(json.path("feeds")).hasSameSizeAs(Catalogue.builtIn().feeds());
        JsonNode gcp = named(json.path("feeds"), "gcp").path("documents").path(0);
        assertThat(gcp.path("state").asText()).isEqualTo("read");
        assertThat(gcp.path("ranges").asInt()).isEqualTo(10);
        JsonNode github = named(json.path("feeds"), "github").path("documents").path(0);
        assertThat(github.path("state").asText()).isEqualTo("refused");
        assertThat(github.path("reason").asText()).isEqualTo("unreachable");
        assertThat(named(json.path("unlisted"), "slack").path("why").asText()).isEqualTo("no_list");
    }

    @Test
    void withoutBeingAskedNothingIsRead() throws IOException {
        JsonNode json = JsonMapper.builder().build().readTree(Cli.run("feeds", "-o", "json").out());

        assertThat(json.findValuesAsText("state")).isNotEmpty().containsOnly("unread");
    }

    @Test
    void aCronStandsWhereAnIntervalWould() throws IOException {
        String config =
                Cli.write(folder.resolve("c.yaml"), "feeds: {aws: {cron: 30 6 * * mon-fri}}")
                        .toString();

        assertThat(Cli.run("feeds", "--config", config).out())
                .containsPattern("(?m)^aws .* 30 6 \\* \\* mon-fri +recorded ");
        assertThat(Cli.run("feeds", "show", "aws", "--config", config).out())
                .contains("read at the times of cron 30 6 * * mon-fri (UTC), checked");
        JsonNode feeds =
                JsonMapper.builder()
                        .build()
                        .readTree(Cli.run("feeds", "--config", config, "-o", "json").out())
                        .path("feeds");
        assertThat(named(feeds, "aws").path("cron").asText()).isEqualTo("30 6 * * mon-fri");
        assertThat(named(feeds, "aws").path("every").asText("-")).isEmpty();
        assertThat(named(feeds, "gcp").path("cron").asText("-")).isEmpty();
        assertThat(named(feeds, "gcp").path("every").asText()).isEqualTo("1h");
    }

    @Test
    void oneSourceIsEnough() {
        Run run = Cli.run("feeds", "--fetch", "--recorded", Cli.SAMPLES);

        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("give one or the other");
    }

    private static JsonNode named(JsonNode all, String name) {
        for (JsonNode one : all) {
            if (one.path("name").asText().equals(name)) {
                return one;
            }
        }
        throw new AssertionError("no " + name);
    }
}
