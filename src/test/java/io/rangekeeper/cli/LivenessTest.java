package io.rangekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LivenessTest {
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private Optional<Duration> age = Optional.empty();
    private final Liveness liveness = new Liveness(() -> age, nanos::get);

    @Test
    void whoWasNeverAbleToListThePoliciesIsStuckInTheEnd() {
        nanos.addAndGet(Duration.ofMinutes(34).toNanos());
        assertThat(liveness.stuck()).isEmpty();

        nanos.addAndGet(Duration.ofMinutes(1).toNanos());
        assertThat(liveness.stuck()).contains("the policies were not listed for 35 minutes");
    }

    @Test
    void whoListedThemLatelyIsNot() {
        nanos.addAndGet(Duration.ofDays(1).toNanos());
        age = Optional.of(Duration.ofMinutes(34));
        assertThat(liveness.stuck()).isEmpty();

        age = Optional.of(Duration.ofMinutes(36));
        assertThat(liveness.stuck()).contains("the policies were not listed for 36 minutes");
    }
}
