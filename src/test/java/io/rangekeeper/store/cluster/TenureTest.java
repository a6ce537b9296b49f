package io.rangekeeper.store.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TenureTest {
    private static final Optional<String> US = Optional.of("us");
    private static final Optional<String> THEM = Optional.of("them");

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final Tenure tenure = new Tenure("us", LeaseTimes.USUAL, now::get);

    @Test
    void itIsOursForTheTimeToRenewFromBeforeTheRequest() {
        long sent = now.get();
        pass(3);
        tenure.written(US, spec(15, 1), sent);

        assertThat(tenure.isOurs()).isTrue();
        pass(6);
        assertThat(tenure.isOurs()).isTrue();
        pass(1);
        assertThat(tenure.isOurs()).isFalse();
    }

    @Test
    void readingThatItIsOursDoesNotProlongIt() {
        tenure.written(US, spec(15, 1), now.get());
        pass(9);
        tenure.seen(US, spec(15, 1));
        pass(1);

        assertThat(tenure.isOurs()).isFalse();
    }

    @Test
    void whatSomebodyElseHoldsIsNotOursAtOnce() {
        tenure.written(US, spec(15, 1), now.get());
        tenure.seen(THEM, spec(15, 2));

        assertThat(tenure.isOurs()).isFalse();
        assertThat(tenure.holder()).isEqualTo(THEM);
    }

    @Test
    void whatWasGivenUpIsNotOurs() {
        tenure.written(US, spec(15, 1), now.get());
        tenure.written(Optional.empty(), spec(15, 1), now.get());

        assertThat(tenure.isOurs()).isFalse();
        assertThat(tenure.mayBeTaken()).isTrue();
    }

    @Test
    void anothersMayBeTakenWhenItWasSeenWithoutAChangeForAsLongAsItCounts() {
        tenure.seen(THEM, spec(15, 1));
        pass(14);
        tenure.seen(THEM, spec(15, 2));
        pass(14);
        tenure.seen(THEM, spec(15, 2));
        assertThat(tenure.mayBeTaken()).isFalse();

        pass(1);
        assertThat(tenure.mayBeTaken()).isTrue();
    }

    @Test
    void whoWantsALongerOrShorterLeaseHasAtLeastOurs() {
        tenure.seen(THEM, spec(1, 1));
        pass(14);
        assertThat(tenure.mayBeTaken()).isFalse();

        tenure.seen(THEM, spec(60, 1));
        pass(59);
        assertThat(tenure.mayBeTaken()).isFalse();
        pass(1);
        assertThat(tenure.mayBeTaken()).isTrue();
    }

    private void pass(long seconds) {
        now.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }

    private static JsonNode spec(int seconds, int version) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("leaseDurationSeconds", seconds)
                .put("version", version);
    }
}
