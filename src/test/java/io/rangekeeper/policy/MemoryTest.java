package io.rangekeeper.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.feed.store.MemorySnapshots;
import io.rangekeeper.feed.store.Retention;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What becomes of a rule where the documents that it was made from are not known, or where what it
/// says of itself is not to be believed.
class MemoryTest {
    private static final String S3 = "aws{service=\"S3\"}";
    private static final String A = "20.1.0.0/16";
    private static final String B = "20.3.0.0/16";
    private static final String C = "20.5.0.0/16";

    private final Story story =
            new Story("egress", S3).publishes("aws", "S3 " + A + " " + B).applies();

    /// What somebody did to the note.
    record Forgery(String name, UnaryOperator<String> applied) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Forgery> forgeries() {
        return Stream.of(
                new Forgery("nothing", applied -> ""),
                new Forgery("of another object", of("\"uid\":\"u1\"", "\"uid\":\"u2\"")),
                new Forgery("of another name", of("\"name\":\"pay\"", "\"name\":\"pay2\"")),
                new Forgery(
                        "of another namespace",
                        of("\"namespace\":\"shop\"", "\"namespace\":\"b\"")),
                new Forgery("of another rule", of("egress.tcp-443", "egress.tcp-80")),
                new Forgery("of another version", of("\"v\":1", "\"v\":2")),
                new Forgery("cut off", applied -> applied.substring(0, applied.length() - 9)),
                new Forgery("a list", applied -> "[]"),
                new Forgery(
                        "with a number for a hash",
                        of("\"written\":\"[0-9a-f]*\"", "\"written\":1")),
                new Forgery("with a time that is none", of("\"at\":\"2026", "\"at\":\"x")),
                new Forgery("with approvals taken back", of("\"at\"", "\"spent\":-1,\"at\"")),
                new Forgery("with keys twice", of("\"v\":1", "\"v\":1,\"v\":1")),
                new Forgery(
                        "of unknown documents and another hash",
                        of("(\"written\":\")..(.*\"aws\":\")..", "$1zz$2zz")));
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void aNoteThatIsNotOursMakesTheRuleNew(Forgery forgery) {
        story.hours(1).publishes("aws", "S3 " + A).hours(24).forges(forgery.applied);
        assertThat(story.held()).containsExactly(Held.Reason.ADOPTION);
        assertThat(story.open()).isEqualTo(Given.set(A + " " + B));
        assertThat(story.annotates("adopt", "true").open()).isEqualTo(Given.set(A));
    }

    @Test
    void whatWasWithdrawnBeforeMemoryWasLostWaitsAWholeHoldAgain() {
        story.hours(1).publishes("aws", "S3 " + A).hours(23).forgets();
        assertThat(story.decided().pending())
                .containsExactly(
                        new Pending(
                                Pending.Reason.UNREMEMBERED,
                                Given.set(B),
                                story.now().plus(Duration.ofHours(24))));
        assertThat(story.isQuiet()).isTrue();
        assertThat(story.hours(23).isQuiet()).isTrue();
        assertThat(story.hours(1).blocks()).containsExactly(A);
    }

    @Test
    void whatWasWithdrawnWhileNobodyLookedWaitsToo() {
        story.fails(Duration.ofDays(60)).publishes("aws", "S3 " + A).forgets();
        assertThat(story.hours(23).isQuiet()).isTrue();
        assertThat(story.hours(1).blocks()).containsExactly(A);
    }

    @Test
    void whatIsPublishedIsOpenedAndWhatIsExcludedIsClosedWithoutMemory() {
        story.hours(1).publishes("aws", "S3 " + A + " " + C).forgets();
        assertThat(story.blocks()).containsExactly(A, B, C);
        assertThat(story.annotates("except", "20.3.0.0/17").blocks())
                .containsExactly(A, "20.3.128.0/17", C);
        assertThat(story.annotates("egress", S3 + " unless " + B).blocks()).containsExactly(A, C);
    }

    @Test
    void muchThatIsGoneOrNewIsHeldWithoutMemory() {
        Story large = new Story("egress", S3).publishes("aws", "S3 " + Numbered.blocks(0, 10));
        large.applies().hours(1).publishes("aws", "S3 " + Numbered.blocks(0, 5) + " 99.0.0.0/8");
        large.forgets().hours(24);
        assertThat(large.held())
                .containsExactly(Held.Reason.TOO_MUCH_ADDED, Held.Reason.TOO_MUCH_REMOVED);
        assertThat(large.isQuiet()).isTrue();
    }

    @Test
    void memoryThatIsLostAgainAndAgainOnlyDelays() {
        story.hours(1).publishes("aws", "S3 " + A);
        for (int day = 0; day < 5; day++) {
            assertThat(story.hours(20).forgets().isQuiet()).isTrue();
        }
        assertThat(story.hours(24).blocks()).containsExactly(A);
    }

    @Test
    void whatSomebodyElseOpenedIsTakenForOursOnlyIfItIsWhatWeWrote() {
        story.hours(1).publishes("aws", "S3 " + A).edits(A, B, C).forgets();
        assertThat(story.held()).containsExactly(Held.Reason.ADOPTION);
        assertThat(story.blocks()).containsExactly(A, B, C);
    }

    @Test
    void aLeaderThatHasReadLessThanTheOneBeforeWaitsUntilItHasCaughtUp() {
        MemorySnapshots fast = story.memory();
        MemorySnapshots slow = new MemorySnapshots(Retention.DEFAULT);
        story.takesOver(slow).fetches("aws");
        story.takesOver(fast).hours(1).publishes("aws", "S3 " + A + " " + B + " " + C).applies();

        story.takesOver(slow);
        assertThat(story.planned().state()).isEqualTo(State.WAITING);
        assertThat(story.planned().rules().getFirst())
                .isInstanceOfSatisfying(
                        RulePlan.Waiting.class, waiting -> assertThat(waiting.behind()).isTrue());
        assertThat(story.isQuiet()).isTrue();
        assertThat(story.annotates("except", B).blocks()).containsExactly(A, C);
        assertThat(story.annotates("egress", S3 + " and " + A).isQuiet()).isTrue();

        assertThat(story.hours(1).planned().state()).isEqualTo(State.SYNCED);
        assertThat(story.blocks()).containsExactly(A);
    }

    @Test
    void aNoteFromTheFutureKeepsNobodyWaiting() {
        story.hours(1).publishes("aws", "S3 " + A + " " + B + " " + C).applies();
        story.forgets().forges(of("\"at\":\"2026", "\"at\":\"2099"));
        assertThat(story.hours(1).publishes("aws", "S3 " + A + " " + B).isQuiet()).isTrue();
        assertThat(story.hours(24).blocks()).containsExactly(A, B);
        assertThat(story.applied()).contains("\"at\":\"2026");
    }

    private static UnaryOperator<String> of(String pattern, String replacement) {
        return applied -> {
            String forged = applied.replaceFirst(pattern, replacement);
            if (forged.equals(applied)) {
                throw new AssertionError(applied);
            }
            return forged;
        };
    }
}
