package io.rangekeeper.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.testing.FakeCluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The loop as a whole, with a feed that says something else all the time: more often than it is
/// fetched, which is as often as a feed on a real schedule may change within hours.
class RestlessFeedTest {
    private static final int CHANGES = 100;
    private static final Duration PAUSE = Duration.ofMillis(30);

    private final Stage stage = new Stage(Witness.all());
    private final FakeCluster cluster = stage.cluster;

    @AfterEach
    void end() {
        stage.close();
    }

    @Test
    void whatComesAndGoesIsOpenedOnceAndStaysOpenForItsTime() throws InterruptedException {
        filled("20.0.0.0/24");

        for (int i = 0; i < CHANGES; i++) {
            if (i % 2 == 0) {
                stage.publishes("office", "20.0.0.0/24", "20.2.0.0/24");
            } else {
                stage.publishes("office", "20.0.0.0/24");
            }
            Thread.sleep(PAUSE);
        }
        stage.publishes("office", "20.0.0.0/24");
        stage.settles();

        assertThat(cluster.blocks("pay")).containsExactly("20.0.0.0/24", "20.2.0.0/24");
        assertThat(cluster.writes()).isEqualTo(2);
        stage.passes(Duration.ofHours(25));
        stage.until("it is closed", () -> cluster.blocks("pay").size() == 1);
        assertThat(cluster.writes()).isEqualTo(3);
    }

    @Test
    void whatGrowsAllTheTimeIsWrittenOnceForEachFetchAtMost() throws InterruptedException {
        List<String> blocks = new ArrayList<>();
        while (blocks.size() < CHANGES + 1) {
            blocks.add(block(blocks.size()));
        }
        filled(blocks.toArray(String[]::new));
        int fetches = stage.fetches.size();

        // Not as much as to be held.
        while (blocks.size() < 2 * CHANGES) {
            blocks.add(block(blocks.size()));
            stage.publishes("office", blocks.toArray(String[]::new));
            Thread.sleep(PAUSE);
        }
        stage.until("all is open", () -> cluster.blocks("pay").size() == blocks.size());
        stage.settles();

        assertThat(cluster.blocks("pay")).containsExactlyInAnyOrderElementsOf(blocks);
        assertThat(cluster.writes()).isLessThanOrEqualTo(1 + stage.fetches.size() - fetches);
        assertThat(cluster.writes()).isLessThan(CHANGES);
    }

    private void filled(String... blocks) throws InterruptedException {
        stage.publishes("office", blocks).starts();
        cluster.creates("pay", "office", "192.0.2.0/24");
        stage.until("it is filled", () -> cluster.blocks("pay").equals(List.of(blocks)));
        stage.settles();
    }

    private static String block(int i) {
        return "20.0." + i + ".0/25";
    }
}
