package io.rangekeeper.feed;

import static io.rangekeeper.feed.Documents.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.cidr.CidrSet;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BeliefTest {
    private static final FeedDocument DOCUMENT =
            Documents.document("{ranges: '.p[] | {prefix: .}', version: .v}");

    /// Version numbers that are times about noon.
    private static final long V = NOON.getEpochSecond();

    private final Timeline timeline = new Timeline(sha256 -> false);

    /// Documents as they come in, each judged by those before.
    private static final class Timeline {
        private final Belief belief;
        private Memory memory = Memory.NONE;
        private Optional<Snapshot> last = Optional.empty();
        private Instant now = NOON;

        Timeline(java.util.function.Predicate<String> acceptedByHand) {
            this.belief = new Belief(acceptedByHand);
        }

        Timeline after(Duration duration) {
            now = now.plus(duration);
            return this;
        }

        Judgement read(long version, String... prefixes) {
            return read(String.valueOf(version), prefixes);
        }

        Judgement read(String version, String... prefixes) {
            byte[] bytes = text(version, prefixes).getBytes(StandardCharsets.UTF_8);
            Fetched fetched = Fetched.fromServer(bytes, "https://feed.example/", now);
            Judgement judgement =
                    belief.judge(
                            memory,
                            last,
                            Documents.accepted(DocumentReader.read(DOCUMENT, fetched)));
            memory = judgement.memory();
            if (judgement instanceof Judgement.Believed believed) {
                last = Optional.of(believed.accepted().snapshot());
            }
            return judgement;
        }

        CidrSet ranges() {
            return CidrSet.union(
                    last.orElseThrow().groups().stream().map(RangeGroup::ranges).toList());
        }
    }

    @Test
    void aLaterVersionIsBelieved() {
        timeline.read(V, "11.0.0.0/24");

        assertThat(timeline.read(V + 1, "11.0.1.0/24")).isInstanceOf(Judgement.Believed.class);
        assertThat(timeline.ranges()).isEqualTo(CidrSet.parse("11.0.1.0/24"));
    }

    @Test
    void anOlderVersionChangesNothing() {
        timeline.read(V, "11.0.0.0/24");

        Judgement judgement = timeline.read(V - 60, "11.0.1.0/24");

        assertThat(judgement)
                .isInstanceOfSatisfying(
                        Judgement.Doubted.class,
                        doubted -> {
                            assertThat(doubted.refused().reason()).isEqualTo(Refusal.OLDER);
                            assertThat(doubted.refused().detail())
                                    .isEqualTo(
                                            "https://feed.example/: version 1767268740 is older than"
                                                    + " 1767268800; believed when every fetch until"
                                                    + " 2026-01-04T12:00:00Z serves it, or when "
                                                    + sha256(V - 60, "11.0.1.0/24")
                                                    + " is accepted");
                        });
        assertThat(timeline.ranges()).isEqualTo(CidrSet.parse("11.0.0.0/24"));
    }

    @Test
    void anOlderVersionIsBelievedWhenEveryFetchOf72HoursServedIt() {
        timeline.read(V, "11.0.0.0/24");
        timeline.after(Duration.ofHours(1)).read(V - 60, "11.0.1.0/24");

        assertThat(timeline.after(Duration.ofHours(71)).read(V - 60, "11.0.1.0/24"))
                .isInstanceOf(Judgement.Doubted.class);
        assertThat(timeline.after(Duration.ofHours(1)).read(V - 60, "11.0.1.0/24"))
                .isInstanceOf(Judgement.Believed.class);
        assertThat(timeline.memory.highWater()).contains(String.valueOf(V - 60));
    }

    @Test
    void theTimeBeginsAnewWhenTheNewerVersionIsServedBetween() {
        timeline.read(V, "11.0.0.0/24");
        timeline.read(V - 60, "11.0.1.0/24");
        timeline.after(Duration.ofHours(71)).read(V, "11.0.0.0/24");
        timeline.after(Duration.ofHours(1)).read(V - 60, "11.0.1.0/24");

        assertThat(timeline.after(Duration.ofHours(71)).read(V - 60, "11.0.1.0/24"))
                .isInstanceOf(Judgement.Doubted.class);
    }

    @Test
    void anOwnerWhoCountsFromOneAgainIsBelievedAfter72HoursThoughHeGoesOn() {
        timeline.read(300, "11.0.0.0/24");
        timeline.read(1, "11.0.1.0/24");
        timeline.after(Duration.ofHours(40)).read(2, "11.0.2.0/24");

        assertThat(timeline.after(Duration.ofHours(32)).read(3, "11.0.3.0/24"))
                .isInstanceOf(Judgement.Believed.class);
    }

    @Test
    void aMirrorThatGoesFurtherBackIsNotBelievedAnySooner() {
        timeline.read(300, "11.0.0.0/24");
        timeline.read(299, "11.0.1.0/24");

        assertThat(timeline.after(Duration.ofDays(3)).read(298, "11.0.2.0/24"))
                .isInstanceOf(Judgement.Doubted.class);
    }

    @Test
    void anOlderVersionIsBelievedWhenTheAdministratorAcceptsIt() {
        Timeline accepting = new Timeline(sha256(V - 60, "11.0.1.0/24")::equals);
        accepting.read(V, "11.0.0.0/24");

        assertThat(accepting.read(V - 60, "11.0.2.0/24")).isInstanceOf(Judgement.Doubted.class);
        assertThat(accepting.read(V - 60, "11.0.1.0/24")).isInstanceOf(Judgement.Believed.class);
    }

    @Test
    void aVersionFarInTheFutureDoesNotBlockThoseThatFollow() {
        timeline.read(V, "11.0.0.0/24");
        timeline.read("9223372036854775807", "11.0.1.0/24");

        assertThat(timeline.memory.highWater()).contains(String.valueOf(V));
        assertThat(timeline.read(V - 60, "11.0.2.0/24")).isInstanceOf(Judgement.Doubted.class);
        assertThat(timeline.read(V + 60, "11.0.2.0/24")).isInstanceOf(Judgement.Believed.class);
    }

    @Test
    void aVersionUpTo24HoursAheadIsAHighWaterMark() {
        timeline.read(V + 86_400, "11.0.0.0/24");

        assertThat(timeline.read(V, "11.0.1.0/24")).isInstanceOf(Judgement.Doubted.class);
    }

    @Test
    void otherContentUnderTheSameVersionIsBelievedAndTold() {
        timeline.read(V, "11.0.0.0/24");

        assertThat(((Judgement.Believed) timeline.read(V, "11.0.0.0/24")).sameVersion()).isFalse();
        assertThat(((Judgement.Believed) timeline.read(V, "11.0.1.0/24")).sameVersion()).isTrue();
    }

    @Test
    void aNewMalformedEntryLetsNothingBeWithdrawn() {
        timeline.read(V, "11.0.0.0/24", "11.0.1.0/24");

        Judgement judgement = timeline.read(V + 1, "11.0.0.0/24", "11.0.1.0/33", "11.0.2.0/24");

        assertThat(timeline.ranges())
                .isEqualTo(CidrSet.parse("11.0.0.0/24", "11.0.1.0/24", "11.0.2.0/24"));
        assertThat(((Judgement.Believed) judgement).accepted().notes().getLast())
                .isEqualTo(
                        "it has entries that are newly malformed or quarantined: what it lacks is kept"
                                + " until a clean document comes, at most until"
                                + " 2026-01-08T12:00:00Z");
    }

    @Test
    void aNewQuarantinedEntryLetsNothingBeWithdrawn() {
        timeline.read(V, "11.0.0.0/24", "11.0.1.0/24");
        timeline.read(V + 1, "11.0.0.0/24", "252.0.0.0/10");

        assertThat(timeline.ranges()).isEqualTo(CidrSet.parse("11.0.0.0/24", "11.0.1.0/24"));
    }

    @Test
    void aCleanDocumentWithdraws() {
        timeline.read(V, "11.0.0.0/24", "11.0.1.0/24");
        timeline.read(V + 1, "11.0.0.0/24", "bad");
        timeline.read(V + 2, "11.0.0.0/24");

        assertThat(timeline.ranges()).isEqualTo(CidrSet.parse("11.0.0.0/24"));
        assertThat(timeline.memory.suspectSince()).isEmpty();
    }

    @Test
    void whatStaysMalformedForAWeekIsToleratedFromThenOn() {
        timeline.read(V, "11.0.0.0/24", "11.0.1.0/24");
        timeline.read(V + 1, "11.0.0.0/24", "bad");
        timeline.after(Duration.ofDays(6)).read(V + 2, "11.0.0.0/24", "bad");
        assertThat(timeline.ranges()).isEqualTo(CidrSet.parse("11.0.0.0/24", "11.0.1.0/24"));

        timeline.after(Duration.ofDays(1)).read(V + 3, "11.0.0.0/24", "bad");
        assertThat(timeline.ranges()).isEqualTo(CidrSet.parse("11.0.0.0/24"));

        timeline.read(V + 4, "11.0.3.0/24", "bad");
        assertThat(timeline.ranges()).isEqualTo(CidrSet.parse("11.0.3.0/24"));
    }

    @Test
    void aFeedThatWasNeverCleanIsTakenAsItIs() {
        timeline.read(V, "11.0.0.0/24", "bad");
        timeline.read(V + 1, "11.0.1.0/24", "bad");

        assertThat(timeline.ranges()).isEqualTo(CidrSet.parse("11.0.1.0/24"));
    }

    @Test
    void whatIsQuarantinedNowIsNotKeptFromBefore() {
        FeedDocument allowing =
                Documents.document(
                        "{ranges: '.p[] | {prefix: .}', version: .v, allow: [10.0.0.0/8]}");
        Accepted before =
                Documents.accepted(
                        DocumentReader.read(
                                allowing,
                                Documents.fetched(text("1", "10.1.0.0/16", "11.0.0.0/24"))));
        Snapshot after =
                Documents.accepted(
                                DocumentReader.read(
                                        DOCUMENT,
                                        Documents.fetched(text("2", "10.1.0.0/16", "11.0.1.0/24"))))
                        .snapshot();

        RangeGroup merged = Additions.to(before.snapshot(), after).groups().getFirst();

        assertThat(merged.ranges()).isEqualTo(CidrSet.parse("11.0.0.0/24", "11.0.1.0/24"));
        assertThat(merged.quarantined()).isEqualTo(CidrSet.parse("10.1.0.0/16"));
    }

    private static String text(String version, String... prefixes) {
        return "{\"v\": %s, \"p\": [\"%s\"]}".formatted(version, String.join("\", \"", prefixes));
    }

    private static String sha256(long version, String prefix) {
        return Sha256.of(text(String.valueOf(version), prefix).getBytes(StandardCharsets.UTF_8));
    }
}
