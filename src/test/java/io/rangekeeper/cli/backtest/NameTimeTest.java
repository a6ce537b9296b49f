package io.rangekeeper.cli.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameTimeTest {
    record Case(String name, String time) {}

    static Stream<Case> cases() {
        return Stream.of(
                new Case("2026-07-26T01-57-05Z.json.gz", "2026-07-26T01:57:05Z"),
                new Case("FORMATFLAP-2024-07-12T190016Z.json.gz", "2024-07-12T19:00:16Z"),
                new Case(
                        "region-me-central-1-vanishes__1-before_2021-02-22-11-44-12.json.gz",
                        "2021-02-22T11:44:12Z"),
                new Case(
                        "address-space-minus-5.3pct__1-before_2022-09-29-18-23-08.json.gz",
                        "2022-09-29T18:23:08Z"),
                new Case(
                        "ROLLBACK-2018-09-08T200003Z-1-before-2018-09-07-20-42-37.json.gz",
                        "2018-09-08T20:00:03Z"),
                new Case("2026-07-26.csv", "2026-07-26T00:00:00Z"),
                new Case("20260726T015705Z.txt", "2026-07-26T01:57:05Z"),
                new Case("20260726015705.json", "2026-07-26T01:57:05Z"),
                new Case("aws_2026-07-26_01-57.json", "2026-07-26T01:57:00Z"),
                new Case("2026-07-26T01:57:05.123Z.json", "2026-07-26T01:57:05Z"),
                new Case("1234-56-78-then-2026-07-26.json", "2026-07-26T00:00:00Z"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theTimeOfADocumentStandsInItsName(Case example) {
        assertThat(NameTime.of(example.name)).contains(Instant.parse(example.time));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"latest.json", "2026-13-01.json", "v20260726123456789.json", "1.json", ""})
    void aNameWithoutATimeHasNone(String name) {
        assertThat(NameTime.of(name)).isEqualTo(Optional.empty());
    }
}
