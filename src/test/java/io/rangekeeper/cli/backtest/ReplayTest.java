package io.rangekeeper.cli.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.config.Configuration;
import io.rangekeeper.feed.Belief;
import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.policy.Planner;
import io.rangekeeper.report.Backtest;
import io.rangekeeper.yaml.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {
    private static final Configuration CONFIGURATION =
            Configuration.read(
                    """
                    guard: {removalHold: 0}
                    feeds:
                      hq:
                        url: https://hq.example/ranges.json
                        ranges: '.ranges[] | {prefix: ., site: "hq"}'
                        version: .version
                      shop: {url: https://shop.example/ranges.txt, format: text}
                    """,
                    "test");

    @TempDir private Path folder;

    @BeforeEach
    void makeFolders() throws IOException {
        Files.createDirectories(folder.resolve("hq"));
        Files.createDirectories(folder.resolve("shop"));
    }

    @Test
    void onlyAChangeOfTheAddressesIsAWrite() throws Exception {
        hq("2026-01-01", 1, "11.0.0.0/24");
        hq("2026-01-02", 2, "11.0.0.0/25", "11.0.0.128/25");
        hq("2026-01-03", 3, "11.0.0.0/24", "11.0.2.0/24");
        hq("2026-01-04", 4, "11.0.2.0/24");

        Backtest backtest = replay("hq");

        assertThat(backtest.total().documents()).isEqualTo(4);
        assertThat(backtest.total().writes()).isEqualTo(3);
        assertThat(backtest.total().addedAddresses()).isEqualTo(512);
        assertThat(backtest.total().removedAddresses()).isEqualTo(256);
        assertThat(backtest.rules())
                .singleElement()
                .satisfies(rule -> {
                    assertThat(rule.steps())
                            .extracting(Backtest.Step::at)
                            .containsExactly(
                                    day("2026-01-01"), day("2026-01-03"), day("2026-01-04"));
                    assertThat(rule.first().ipv4().addresses()).isEqualTo(256);
                    assertThat(rule.allows().ipv4().addresses()).isEqualTo(256);
                    assertThat(rule.state()).isEqualTo("synced");
                });
    }

    @Test
    void aDocumentThatIsNotBelievedChangesNothing() throws Exception {
        hq("2026-01-01", 5, "11.0.0.0/24");
        hq("2026-01-02", 3, "11.0.9.0/24");
        Files.writeString(folder.resolve("hq/2026-01-03.json"), "<html>");
        hq("2026-01-04", 6, "11.0.0.0/24");

        Backtest backtest = replay("hq");

        assertThat(backtest.total().writes()).isEqualTo(1);
        assertThat(backtest.refused())
                .extracting(Backtest.Refused::at, Backtest.Refused::reason)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(day("2026-01-02"), "older"),
                        org.assertj.core.groups.Tuple.tuple(day("2026-01-03"), "malformed"));
        assertThat(backtest.total().refused()).isEqualTo(2);
    }

    /// As every fetch until then serves it, without any other document.
    @Test
    void aLowerVersionIsBelievedAfterThreeDays() throws Exception {
        hq("2026-01-01", 5, "11.0.0.0/24");
        hq("2026-01-02", 3, "11.0.9.0/24");
        hq("2026-01-09", 4, "11.0.9.0/24");

        assertThat(replay("hq").rules().getFirst().steps())
                .extracting(Backtest.Step::at)
                .containsExactly(day("2026-01-01"), day("2026-01-05"));
    }

    @Test
    void whatWaitsForTimeAloneHappensBetweenDocumentsWithFreshOnes() throws Exception {
        hq("2026-01-01", 1, "11.0.0.0/24", "11.0.2.0/24");
        hq("2026-01-05", 2, "11.0.0.0/24");
        hq("2026-01-09", 3, "11.0.0.0/24");

        assertThat(holding(Instant.MIN)).containsExactly(day("2026-01-01"), day("2026-01-06"));
    }

    @Test
    void timePassesAfterTheLastDocumentUntilTheHorizon() throws Exception {
        hq("2026-01-01", 1, "11.0.0.0/24", "11.0.2.0/24");
        hq("2026-01-05", 2, "11.0.0.0/24");

        assertThat(holding(Instant.MIN)).containsExactly(day("2026-01-01"));
        assertThat(holding(day("2026-01-07")))
                .containsExactly(day("2026-01-01"), day("2026-01-06"));
    }

    @Test
    void aRuleWaitsForAFeedThatTheHistoryLacks() throws Exception {
        hq("2026-01-01", 1, "11.0.0.0/24");

        Backtest backtest = replay("hq or shop");

        assertThat(backtest.rules()).extracting(Backtest.Rule::state).containsExactly("waiting");
        assertThat(backtest.notes())
                .contains("no document was read of shop: the rules that need it wait to the end");
    }

    /// Half of what is published at one time is never planned with.
    @Test
    void documentsOfOneTimeAreReadTogether() throws Exception {
        hq("2026-01-01", 1, "11.0.0.0/24");
        Files.writeString(folder.resolve("shop/2026-01-01.txt"), "11.1.0.0/24\n");
        hq("2026-01-02", 2, "11.0.1.0/24");
        Files.writeString(folder.resolve("shop/2026-01-02.txt"), "11.1.1.0/24\n");

        assertThat(replay("hq or shop").total().writes()).isEqualTo(2);
    }

    @Test
    void aHeldChangeIsOneQuestionHoweverLongItStands() throws Exception {
        hq("2026-01-01", 1, "11.0.0.0/24", "11.5.0.0/24");
        hq("2026-01-02", 2, "11.5.0.0/24");
        hq("2026-01-03", 3, "11.5.0.0/25");
        hq("2026-01-04", 4, "11.0.0.0/24");

        Backtest backtest = replay("hq and 11.0.0.0/16");

        assertThat(backtest.total().held()).isEqualTo(1);
        assertThat(backtest.asked())
                .singleElement()
                .satisfies(asked -> {
                    assertThat(asked.at()).isEqualTo(day("2026-01-02"));
                    assertThat(asked.until()).isEqualTo("2026-01-04T00:00:00Z");
                    assertThat(asked.reason()).isEqualTo("empty");
                });
        assertThat(backtest.rules().getFirst().state()).isEqualTo("synced");
        assertThat(backtest.total().writes()).isEqualTo(1);
    }

    @Test
    void aMistakeIsAQuestionToTheAuthorUntilItIsNone() throws Exception {
        hq("2026-01-01", 1, "11.0.0.0/24");

        Backtest backtest = replay("hq{site=\"nowhere\"}");

        assertThat(backtest.total().invalid()).isEqualTo(1);
        assertThat(backtest.total().held()).isZero();
        assertThat(backtest.asked()).extracting(Backtest.Asked::reason).containsExactly("invalid");
        assertThat(backtest.rules()).extracting(Backtest.Rule::state).containsExactly("invalid");
    }

    @Test
    void whatThePolicyHoldsTodayDoesNotCountAndNorDoesItsMode() throws Exception {
        hq("2026-01-01", 1, "11.0.0.0/24");
        NetworkPolicy policy = policy("hq").annotated("rangekeeper.io/mode", "observe");

        Backtest backtest = replay(List.of(policy), Instant.MIN);

        assertThat(backtest.total().writes()).isEqualTo(1);
        assertThat(backtest.total().removedAddresses()).isZero();
        assertThat(backtest.total().held()).isZero();
    }

    /// When a policy is written that keeps for a day what its owner withdraws.
    private List<Instant> holding(Instant horizon) throws InterruptedException {
        NetworkPolicy policy = policy("hq").annotated("rangekeeper.io/removal-hold", "24h");
        return replay(List.of(policy), horizon).rules().getFirst().steps().stream()
                .map(Backtest.Step::at)
                .toList();
    }

    private Backtest replay(String expression) throws InterruptedException {
        return replay(List.of(policy(expression)), Instant.MIN);
    }

    private Backtest replay(List<NetworkPolicy> policies, Instant horizon)
            throws InterruptedException {
        Planner planner = new Planner(CONFIGURATION.resolver(), CONFIGURATION.settings());
        Belief belief = new Belief(sha256 -> false);
        Replay replay = new Replay(policies, planner, belief, Replay.Progress.NONE);
        Chronicle chronicle = Chronicle.read(folder, CONFIGURATION.catalogue(), Optional.empty());
        return replay.run(chronicle, horizon)
                .report("policies", "history", new Backtest.Guards("30%", 2, "24h", 1_000));
    }

    private static NetworkPolicy policy(String expression) {
        String yaml =
                """
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata:
                  name: pay
                  namespace: shop
                  labels: {rangekeeper.io/managed: "true"}
                  annotations: {rangekeeper.io/egress: '%s'}
                spec:
                  podSelector: {}
                  policyTypes: [Egress]
                  egress: [{to: [{ipBlock: {cidr: 11.99.0.0/16}}]}]
                """
                        .formatted(expression);
        return NetworkPolicy.read(Yaml.read(yaml, "policy.yaml"), "policy.yaml:1", "1");
    }

    private void hq(String day, int version, String... ranges) throws IOException {
        Files.writeString(
                folder.resolve("hq/" + day + ".json"),
                "{\"version\": %d, \"ranges\": [\"%s\"]}"
                        .formatted(version, String.join("\", \"", ranges)));
    }

    private static Instant day(String day) {
        return Instant.parse(day + "T00:00:00Z");
    }
}
