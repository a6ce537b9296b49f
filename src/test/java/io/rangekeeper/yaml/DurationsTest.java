package io.rangekeeper.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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
