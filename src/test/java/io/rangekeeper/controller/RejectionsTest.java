package io.rangekeeper.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.cidr.Cidr;
import io.rangekeeper.policy.IpBlock;
import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.policy.PolicyChange;
import io.rangekeeper.store.PolicyName;
import io.rangekeeper.testing.FakeCluster;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RejectionsTest {
    private static final PolicyName PAY = new PolicyName("shop", "pay");
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final Rejections rejections = new Rejections();

    @Test
    void theSameChangeIsSentAgainLaterEachTimeButWithinAnHour() {
        List<Duration> waits = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            waits.add(rejections.add(PAY, change("20.0.0.0/24", "at " + i), "no", NOON));
        }
        assertThat(waits)
                .startsWith(Duration.ofMinutes(1), Duration.ofMinutes(2), Duration.ofMinutes(4))
                .endsWith(Duration.ofHours(1), Duration.ofHours(1), Duration.ofHours(1));
    }

    @Test
    void itIsNotSentBeforeAndAnotherOneIsAtOnce() {
        rejections.add(PAY, change("20.0.0.0/24", "then"), "no", NOON);

        assertThat(refusal("20.0.0.0/24", 59)).contains("no");
        assertThat(refusal("20.0.0.0/24", 60)).isEmpty();
        assertThat(refusal("20.1.0.0/24", 59)).isEmpty();
        rejections.forget(PAY);
        assertThat(refusal("20.0.0.0/24", 59)).isEmpty();
    }

    @Test
    void aClockThatGoesBackDoesNotMakeItLonger() {
        rejections.add(PAY, change("20.0.0.0/24", "then"), "no", NOON);

        assertThat(refusal("20.0.0.0/24", -1)).isEmpty();
        assertThat(refusal("20.0.0.0/24", 0)).contains("no");
    }

    private java.util.Optional<String> refusal(String block, int seconds) {
        return rejections.refusal(PAY, change(block, "now"), NOON.plusSeconds(seconds));
    }

    private static PolicyChange change(String block, String applied) {
        FakeCluster cluster = new FakeCluster();
        cluster.creates("pay", "office", "192.0.2.0/24");
        NetworkPolicy policy = cluster.get("pay");
        return new PolicyChange(
                policy,
                List.of(
                        new PolicyChange.RuleBlocks(
                                policy.egress().getFirst(),
                                List.of(new IpBlock(Cidr.parse(block), List.of())))),
                applied);
    }
}
