package io.rangekeeper.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.store.Leadership;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Since when a replica leads is the time of the change, not of the question.
class LeadershipClockTest {
    private Instant now = SmallWorld.NOW;
    private boolean leads;
    private Runnable changed = () -> {};
    private int told;
    private final LeadershipClock clock = new LeadershipClock(new Changing(), () -> now);

    private final class Changing implements Leadership {
        @Override
        public void start(Runnable listener) {
            changed = listener;
        }

        @Override
        public boolean isLeader() {
            return leads;
        }

        @Override
        public Optional<String> leader() {
            return Optional.empty();
        }

        @Override
        public void close() {}
    }

    @Test
    void whoBeginsFollowsSinceThen() {
        now = now.plusSeconds(5);

        assertThat(clock.tenure()).isEqualTo(new LeadershipClock.Tenure(false, SmallWorld.NOW));
    }

    @Test
    void aChangeIsNotedWhenItIsTold() {
        clock.start(() -> told++);
        now = now.plusSeconds(5);
        leads = true;
        changed.run();
        now = now.plusSeconds(60);

        assertThat(clock.tenure())
                .isEqualTo(new LeadershipClock.Tenure(true, SmallWorld.NOW.plusSeconds(5)));
        assertThat(told).isEqualTo(1);
    }
}
