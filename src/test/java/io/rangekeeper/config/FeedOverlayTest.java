package io.rangekeeper.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rangekeeper.yaml.Yaml;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedOverlayTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{every: 1h, a: 1}      | {cron: '@daily'}      | {a: 1, cron: '@daily'}",
                "{cron: '@daily', a: 1} | {every: 1h}           | {a: 1, every: 1h}",
                "{cron: '@daily'}       | {cron: '@hourly'}     | {cron: '@hourly'}",
                "{every: 1h}            | {every: 2h}           | {every: 2h}",
                "{every: 1h}            | {a: 1}                | {every: 1h, a: 1}",
                "{every: 1h}            | {every: 2h, cron: ''} | {every: 2h, cron: ''}",
                "{every: 1h, a: {b: 1}} | {a: {c: 2}}           | {every: 1h, a: {b: 1, c: 2}}"
            })
    void aKeyThatIsGivenReplacesAndSoDoEveryAndCronEachOther(
            String base, String over, String result) {
        ObjectNode description = (ObjectNode) Yaml.read(base, "f");

        FeedOverlay.lay(description, Yaml.read(over, "f"));

        assertThat(description).isEqualTo(Yaml.read(result, "f"));
    }
}
