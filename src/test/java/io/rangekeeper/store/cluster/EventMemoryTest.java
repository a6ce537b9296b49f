package io.rangekeeper.store.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.store.PolicyEvents.Reason;
import io.rangekeeper.store.cluster.EventMemory.Step;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EventMemoryTest {
    private static final EventMemory.Key KEY =
            new EventMemory.Key("uid", Reason.CHANGE_HELD, "note");

    private final EventMemory memory = new EventMemory(3);
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void theSameIsCountedAtMostOnceInTenMinutesAndToldAgainAfterAnHour() {
        assertThat(memory.next(KEY, now)).isEqualTo(new Step.Post());
        memory.posted(KEY, "name", now);
        pass(Duration.ofMinutes(9));
        assertThat(memory.next(KEY, now)).isEqualTo(new Step.Nothing());
        pass(Duration.ofMinutes(1));
        assertThat(memory.next(KEY, now)).isEqualTo(new Step.Count("name", 3));
        pass(Duration.ofMinutes(9));
        assertThat(memory.next(KEY, now)).isEqualTo(new Step.Nothing());
        pass(Duration.ofMinutes(40));
        assertThat(memory.next(KEY, now)).isEqualTo(new Step.Count("name", 5));
        pass(Duration.ofMinutes(1));
        assertThat(memory.next(KEY, now)).isEqualTo(new Step.Post());
    }

    @Test
    void anotherNoteReasonOrPolicyIsAnotherEvent() {
        memory.posted(KEY, "name", now);

        assertThat(memory.next(new EventMemory.Key("uid", Reason.CHANGE_HELD, "other"), now))
                .isEqualTo(new Step.Post());
        assertThat(memory.next(new EventMemory.Key("uid", Reason.CONTENDED, "note"), now))
                .isEqualTo(new Step.Post());
        assertThat(memory.next(new EventMemory.Key("other", Reason.CHANGE_HELD, "note"), now))
                .isEqualTo(new Step.Post());
    }

    @Test
    void whatTheClusterDoesNotHaveIsToldAgain() {
        memory.posted(KEY, "name", now);
        memory.forget(KEY);

        assertThat(memory.next(KEY, now)).isEqualTo(new Step.Post());
    }

    @Test
    void theOldestAreForgottenBeyondTheLimit() {
        for (int i = 0; i < 10; i++) {
            memory.posted(new EventMemory.Key("uid-" + i, Reason.CHANGE_HELD, "note"), "name", now);
        }

        assertThat(memory.size()).isEqualTo(3);
        assertThat(memory.next(new EventMemory.Key("uid-0", Reason.CHANGE_HELD, "note"), now))
                .isEqualTo(new Step.Post());
        assertThat(memory.next(new EventMemory.Key("uid-9", Reason.CHANGE_HELD, "note"), now))
                .isEqualTo(new Step.Nothing());
    }

    @Test
    void aClockThatIsSetBackSilencesNothing() {
        memory.posted(KEY, "name", now);
        pass(Duration.ofDays(-1));

        assertThat(memory.next(KEY, now)).isEqualTo(new Step.Post());
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }
}
