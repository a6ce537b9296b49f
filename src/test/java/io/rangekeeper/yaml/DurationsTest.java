package io.rangekeeper.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
    @ParameterizedTest
    @ValueSource(strings = {"0s", "1s", "90s", "1m", "15m", "6h", "25h", "1d", "7d"})
    void whatIsPrintedIsWhatWasParsed(String text) {
        assertThat(Durations.print(Durations.parse(text).orElseThrow())).isEqualTo(text);
    }

    @Test
    void theLargestUnitThatFitsIsPrinted() {
        assertThat(Durations.print(Duration.ofHours(25))).isEqualTo("25h");
        assertThat(Durations.print(Duration.ofMinutes(121))).isEqualTo("121m");
        assertThat(Durations.print(Duration.ofSeconds(61))).isEqualTo("61s");
    }

    record Age(String printed, Duration age) {}

    @Test
    void anAgeIsPrintedInTheLargestUnitThatItHasOneOf() {
        List<Age> ages =
                List.of(
                        new Age("0s", Duration.ofSeconds(-5)),
                        new Age("0s", Duration.ofMillis(999)),
                        new Age("59s", Duration.ofSeconds(59)),
                        new Age("1m", Duration.ofSeconds(119)),
                        new Age("59m", Duration.ofMinutes(59)),
                        new Age("1h", Duration.ofMinutes(119)),
                        new Age("23h", Duration.ofHours(23)),
                        new Age("1d", Duration.ofHours(47)),
                        new Age("400d", Duration.ofDays(400)));

        assertThat(ages).allMatch(age -> Durations.roughly(age.age()).equals(age.printed()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "15",
                "m",
                "15 m",
                "+1m",
                "-1m",
                "01m",
                "1.5h",
                "1h30m",
                "PT1H",
                "1M",
                "12345678s",
                "\uff11m"
            })
    void anythingElseIsNoDuration(String text) {
        assertThat(Durations.parse(text)).isEmpty();
    }
}
