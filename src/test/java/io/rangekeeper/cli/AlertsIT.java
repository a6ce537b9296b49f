package io.rangekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import io.rangekeeper.grafana.AlertRule;
import io.rangekeeper.grafana.Board;
import io.rangekeeper.testing.ClusterExtension;
import io.rangekeeper.testing.PrometheusServer;
import io.rangekeeper.testing.Promtool;
import io.rangekeeper.testing.TestCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A Prometheus scrapes two controllers while all that alerts are for happens to them: each alert
/// waits and fires, and every query of every dashboard returns data. An hour of the rules takes
/// five seconds.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(ClusterExtension.class)
class AlertsIT {
    private static final int SCALE = 720;
    private static final String NO_LEADER = "RangekeeperNoLeader";

    /// The longest time after which a rule fires that is about a moment and not about an age.
    private static final Duration LONGEST = Duration.ofHours(1).dividedBy(SCALE).plusSeconds(2);

    private AlertsScene scene;
    private PrometheusServer prometheus;
    private String exposition = "";

    static List<AlertRule> rules() throws IOException {
        return AlertRule.all();
    }

    static List<Board> boards() throws IOException {
        return Board.all();
    }

    @BeforeAll
    void letItAllHappen(TestCluster cluster, @TempDir Path folder) throws Exception {
        Promtool.require();
        scene = new AlertsScene(cluster, folder);
        prometheus =
                PrometheusServer.start(
                                folder.resolve("prometheus"),
                                AlertRule.file(rules(), SCALE),
                                scene.targets())
                        .orElseGet(() -> abort("no prometheus: " + PrometheusServer.INSTALL));
        scene.prospers();
        scene.until("it is scraped", this::isOneLeading);
        Thread.sleep(LONGEST);
        // Policies are listed every ten minutes: by that scale, every five days.
        Set<String> always = Set.of("RangekeeperReconcileFailing");
        scene.until("nothing else fires", () -> always.containsAll(firing()));

        scene.ownersFail();
        scene.usersErr();
        awaitFiring("RangeDrift", "ChangeHeld", "PolicyInvalid", "CidrBudgetNear", "FeedStale");
        awaitFiring("FeedRefused", "FeedNeverRead", "PolicyContended", "SnapshotStoreFull");
        scene.until("what is refused is named", this::isNamed);
        exposition = scene.exposition();
        scene.anotherOneLeads();
        scene.until("it is seen", () -> isOneLeading() && !firing().contains(NO_LEADER));
        scene.theLeaseIsOutOfReach();
        awaitFiring("NoLeader");
        scene.everybodyGoes();
        awaitFiring("Absent");
    }

    @AfterAll
    void end() throws IOException {
        if (prometheus != null) {
            prometheus.close();
        }
        if (scene != null) {
            scene.close();
        }
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyAlertWaitedAndFired(AlertRule rule) throws InterruptedException {
        for (String state : List.of("pending", "firing")) {
            String alert =
                    "ALERTS{alertname=\"%s\", alertstate=\"%s\"}".formatted(rule.name(), state);
            assertThat(prometheus.history(alert)).as(rule.name() + " is " + state).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("boards")
    void everyQueryOfABoardReturnsData(Board board) throws InterruptedException {
        assertThat(board.queries()).isNotEmpty();
        for (Board.Query query : board.queries()) {
            assertThat(values(prometheus.history(query.substituted("5s"))))
                    .as("%s: %s", query.place(), query.expression())
                    .anyMatch(value -> !value.equals("NaN"));
        }
    }

    @Test
    void prometheusFindsNothingWrongWithWhatIsExposed() throws Exception {
        assertThat(exposition).contains("rangekeeper_policy_pending_cidrs{");
        Promtool.require().check("metrics", exposition);
    }

    private static List<String> values(JsonNode series) {
        return series.valueStream()
                .flatMap(one -> one.path("values").valueStream())
                .map(sample -> sample.path(1).asText())
                .toList();
    }

    private boolean isOneLeading() throws InterruptedException {
        return !prometheus.now("rangekeeper_leader == 1").isEmpty();
    }

    private boolean isNamed() throws InterruptedException {
        return prometheus
                .alerts()
                .valueStream()
                .filter(alert -> alert.path("state").asText().equals("firing"))
                .anyMatch(alert -> alert.at("/labels/policy").asText().equals("refused"));
    }

    private void awaitFiring(String... names) throws Exception {
        for (String name : names) {
            scene.until(name + " fires", () -> firing().contains("Rangekeeper" + name));
        }
    }

    private Set<String> firing() throws InterruptedException {
        return prometheus
                .alerts()
                .valueStream()
                .filter(alert -> alert.path("state").asText().equals("firing"))
                .map(alert -> alert.at("/labels/alertname").asText())
                .collect(Collectors.toSet());
    }
}
