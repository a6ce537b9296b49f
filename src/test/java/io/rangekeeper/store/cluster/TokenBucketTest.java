package io.rangekeeper.store.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final TokenBucket bucket = new TokenBucket(50, Duration.ofMillis(200), () -> now);

    @Test
    void afterABurstOneAtATimeComesThrough() {
        assertThat(taken()).isEqualTo(50);
        assertThat(taken()).isZero();
        now = now.plusSeconds(1);
        assertThat(taken()).isEqualTo(5);
        now = now.plusSeconds(3_600);
        assertThat(taken()).isEqualTo(50);
    }

    @Test
    void aClockThatIsSetBackOpensNothingAndStopsNothingForLong() {
        assertThat(taken()).isEqualTo(50);
        now = now.minusSeconds(3_600);
        assertThat(taken()).isZero();
        now = now.plusSeconds(1);
        assertThat(taken()).isEqualTo(5);
    }

    private int taken() {
        return (int) IntStream.range(0, 1_000).filter(_ -> bucket.take()).count();
    }
}
