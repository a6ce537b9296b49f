package io.rangekeeper.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionOrderTest {
    private static final Instant NOW = Documents.NOON;

    record Case(String name, String older, String newer) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> ordered() {
        return Stream.of(
                new Case("counted", "9", "10"),
                new Case("seconds", "1589321592", "1589323991"),
                new Case("milliseconds", "1687996800000", "1687996800001"),
                new Case("seconds and milliseconds", "1687996800", "1687996801000"),
                new Case("milliseconds and seconds", "1687996799000", "1687996800"),
                new Case("as far as a number goes", "1687996800", "9223372036854775808"),
                new Case("dates", "2026-01-31", "2026-02-01"),
                new Case("times of different zones", "2026-01-01T10:00+02:00", "2026-01-01T09:00Z"),
                new Case("a time without a zone", "2026-01-01T10:00:00.5", "2026-01-01T10:00:01"),
                new Case("a number after dates", "2026-01-01T00:00:00Z", "1767225601"),
                new Case("digits of a date", "20251231", "20260101"),
                new Case("digits of a time", "20251231235959", "20260101000000"),
                new Case("AWS's createDate", "2020-05-12-22-53-11", "2020-05-13-00-00-01"),
                new Case("parts of one shape", "v1.9.3", "v1.10.0"));
    }

    @ParameterizedTest
    @MethodSource("ordered")
    void aVersionIsOlderThanALaterOne(Case versions) {
        assertThat(sign(versions.older, versions.newer)).contains(-1);
        assertThat(sign(versions.newer, versions.older)).contains(1);
    }

    static Stream<Case> unordered() {
        return Stream.of(
                new Case("words", "abc", "abd"),
                new Case("a word and a number", "abc", "1589321592"),
                new Case("shapes", "v1", "release-2"),
                new Case("lengths", "v1.9", "v1.10.0"));
    }

    @ParameterizedTest
    @MethodSource("unordered")
    void whatHasNoOrderIsNeitherOlderNorNewer(Case versions) {
        assertThat(sign(versions.older, versions.newer)).isEmpty();
        assertThat(sign(versions.older, versions.older)).contains(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1767268801",
                "1767268800001",
                "2026-01-01T12:00:01Z",
                "2100-01-01",
                "9223372036854775808",
                "99999999999999999999999999999999999999"
            })
    void aTimeToComeIsToldFromThoseThatWere(String version) {
        assertThat(VersionOrder.isAfter(version, NOW)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1767268800", "2026-01-01", "20251231235959", "300", "abc", "v99999999"})
    void whatIsNoTimeOrIsOverIsNotToCome(String version) {
        assertThat(VersionOrder.isAfter(version, NOW)).isFalse();
    }

    private static Optional<Integer> sign(String a, String b) {
        return VersionOrder.compare(a, b).map(Integer::signum);
    }
}
