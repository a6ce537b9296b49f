package io.rangekeeper.select;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.feed.DocumentKey;
import io.rangekeeper.feed.Fetched;
import io.rangekeeper.feed.Memory;
import io.rangekeeper.feed.Provenance;
import io.rangekeeper.feed.Snapshot;
import io.rangekeeper.feed.store.MemorySnapshots;
import io.rangekeeper.feed.store.Retention;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What an expression selects and selected, by what its documents said at the time.
class TimelineTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration DAY = Duration.ofHours(24);
    private static final String A = "20.0.0.0/24";
    private static final String B = "20.1.0.0/24";
    private static final String C = "20.2.0.0/24";

    private final MemorySnapshots store = new MemorySnapshots(Retention.DEFAULT);

    @Test
    void itIsAsOldAsTheDocumentThatWasReadLongestAgo() {
        aws(0, A);
        gcp(1, C);
        aws(5, A);
        assertThat(of("aws or gcp").asOf()).isEqualTo(at(1));
        assertThat(of("aws").asOf()).isEqualTo(at(5));
        assertThat(of("20.0.0.0/8").asOf()).isEqualTo(Instant.MAX);
    }

    @Test
    void thereIsNoneWhileADocumentWasNeverRead() {
        aws(0, A);
        assertThat(resolver().timeline(Expression.parse("aws or gcp"), store.snapshots(), DAY))
                .isEmpty();
    }

    @Test
    void whatIsGoneIsListedByWhenItWasLastMissing() {
        aws(0, A, B, C);
        aws(2, A, C);
        aws(4, A, B);
        aws(6, A);
        assertThat(of("aws").withdrawn())
                .containsExactly(
                        new Timeline.Withdrawn(set(B), at(6)),
                        new Timeline.Withdrawn(set(C), at(4)));
    }

    @Test
    void whatIsGoneIsForgottenWhenItWasGoneForTheHold() {
        aws(0, A, B);
        aws(2, A);
        aws(25, A);
        assertThat(of("aws").withdrawn()).hasSize(1);
        aws(26, A);
        assertThat(of("aws").withdrawn()).isEmpty();
        assertThat(of("aws", Duration.ofDays(3)).withdrawn()).hasSize(1);
        assertThat(of("aws", Duration.ZERO).withdrawn()).isEmpty();
    }

    @Test
    void noTimePassesWhileADocumentIsNotRead() {
        aws(0, A, B);
        gcp(0, C);
        aws(2, A);
        aws(90, A);
        assertThat(of("aws or gcp").withdrawn()).hasSize(1);
        assertThat(of("aws").withdrawn()).isEmpty();
    }

    @Test
    void itIsRememberedOnceItReachesBackOverTheHold() {
        aws(0, A);
        gcp(10, C);
        aws(23, A);
        assertThat(of("aws").isRemembered()).isFalse();
        assertThat(of("aws").begun()).isEqualTo(at(0));
        aws(24, A);
        gcp(24, C);
        assertThat(of("aws").isRemembered()).isTrue();
        assertThat(of("aws or gcp").isRemembered()).isFalse();
        assertThat(of("aws or gcp").begun()).isEqualTo(at(10));
        assertThat(of("aws or gcp", Duration.ZERO).isRemembered()).isTrue();
    }

    @Test
    void theCourseIsWhatTheDocumentsOfEachTimeStoodForByThemselves() {
        aws(0, A, B, C);
        gcp(0, A);
        gcp(2, B);
        aws(5, A, B);

        assertThat(course("aws unless gcp"))
                .containsExactly(
                        new Resolver.Selected(at(0), set(B, C)),
                        new Resolver.Selected(at(2), set(A, C)),
                        new Resolver.Selected(at(5), set(A)));
        assertThat(course("20.0.0.0/24")).hasSize(1);
        assertThat(course("wiki")).as("it was never read").isEmpty();
    }

    private List<Resolver.Selected> course(String expression) {
        return resolver().course(Expression.parse(expression), store.snapshots());
    }

    @Test
    void whatIsSubtractedCountsWithAllThatItHeldWithinTheHold() {
        aws(0, A, B, C);
        gcp(0, A);
        gcp(2, B);
        aws(2, A, B, C);
        Timeline timeline = of("aws unless gcp");
        assertThat(timeline.selected()).isEqualTo(set(C));
        assertThat(timeline.withdrawn()).as("also for the past").isEmpty();
        assertThat(of("aws unless gcp", Duration.ZERO).selected()).isEqualTo(set(A, C));
        gcp(26, B);
        aws(26, A, B, C);
        assertThat(of("aws unless gcp").selected()).isEqualTo(set(A, C));
    }

    @Test
    void whatIsSubtractedTwiceCountsAsItIs() {
        aws(0, A, B);
        gcp(0, A, B);
        gcp(2, A);
        assertThat(of("aws unless (aws unless gcp)").selected()).isEqualTo(set(A));
    }

    @Test
    void allThatWasEverSelectedIsKnown() {
        aws(0, A);
        aws(100, B);
        aws(200, C);
        assertThat(of("aws").ever()).isEqualTo(set(A, B, C));
        assertThat(of("aws unless 20.1.0.0/16").ever()).isEqualTo(set(A, C));
    }

    @Test
    void whatMayHaveBeenSelectedIsWhatTheExpressionDoesNotExclude() {
        aws(0, A);
        gcp(0, B);
        CidrSet all = CidrSet.parse("0.0.0.0/0", "::/0");
        assertThat(of("aws").possible()).isEqualTo(all);
        assertThat(of("aws{family=\"ipv4\"}").possible()).isEqualTo(CidrSet.parse("0.0.0.0/0"));
        assertThat(of("aws and 20.0.0.0/8").possible()).isEqualTo(CidrSet.parse("20.0.0.0/8"));
        assertThat(of("aws unless gcp").possible()).isEqualTo(all.difference(set(B)));
        assertThat(of("aws unless 20.0.0.0/8").possible())
                .isEqualTo(all.difference(CidrSet.parse("20.0.0.0/8")));
        assertThat(of(A).possible()).isEqualTo(set(A));
    }

    @Test
    void whatWasInEffectKeptForTheHoldWhatWasGone() {
        aws(0, A, B);
        aws(30, A);
        aws(60, A, C);
        aws(70, A, C);
        Timeline timeline = of("aws");
        assertThat(timeline.inEffectSince(at(40), Instant.MIN))
                .containsExactly(set(A, B), set(A), set(A, C), set(A, C));
        assertThat(timeline.inEffectSince(at(54), Instant.MIN))
                .containsExactly(set(A), set(A, C), set(A, C));
        assertThat(timeline.inEffectSince(at(65), Instant.MIN))
                .containsExactly(set(A, C), set(A, C));
    }

    @Test
    void whatWasBeforeADecisionIsLeftOut() {
        aws(0, A, B);
        aws(10, A);
        aws(20, A, C);
        assertThat(of("aws").inEffectSince(at(0), at(5)))
                .containsExactly(set(A, B), set(A, B), set(A, B, C));
        assertThat(of("aws").inEffectSince(at(0), at(10))).containsExactly(set(A), set(A, C));
    }

    @Test
    void whatWasReadUnderAClockThatWasAheadIsRemembered() {
        aws(0, A);
        aws(100, A, B);
        aws(50, A, C);
        aws(50, A);
        Timeline timeline = of("aws");
        assertThat(timeline.asOf()).isEqualTo(at(100).plusMillis(2));
        assertThat(CidrSet.union(timeline.withdrawn().stream().map(w -> w.addresses()).toList()))
                .isEqualTo(set(B, C));
        aws(123, A);
        assertThat(of("aws").withdrawn()).hasSize(2);
        aws(125, A);
        assertThat(of("aws").withdrawn()).isEmpty();
    }

    private Timeline of(String expression) {
        return of(expression, DAY);
    }

    private Timeline of(String expression, Duration hold) {
        return resolver()
                .timeline(Expression.parse(expression), store.snapshots(), hold)
                .orElseThrow();
    }

    private static Resolver resolver() {
        return Published.resolver();
    }

    private void aws(int hour, String... blocks) {
        reads("aws", hour, blocks);
    }

    private void gcp(int hour, String... blocks) {
        reads("gcp", hour, blocks);
    }

    private void reads(String feed, int hour, String... blocks) {
        Provenance read =
                new Provenance("memory", "", Optional.empty(), Optional.empty(), at(hour));
        Snapshot snapshot =
                Snapshot.of(
                        DocumentKey.parse(feed), read, List.of(Published.group(Map.of(), blocks)));
        store.keep(snapshot, Fetched.fromServer(new byte[0], "memory", at(hour)), Memory.NONE);
    }

    private static Instant at(int hour) {
        return START.plus(Duration.ofHours(hour));
    }

    private static CidrSet set(String... blocks) {
        return CidrSet.parse(blocks);
    }
}
