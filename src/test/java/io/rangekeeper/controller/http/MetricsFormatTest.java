package io.rangekeeper.controller.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsFormatTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,"
                        + "application/openmetrics-text;version=0.0.1;q=0.5,"
                        + "text/plain;version=1.0.0;escaping=allow-utf-8;q=0.4,text/plain;version=0.0.4;q=0.3,*/*;q=0.2",
                "application/OpenMetrics-Text",
                "text/plain, application/openmetrics-text",
                "application/openmetrics-text;q=0.001"
            })
    void whoNamesOpenMetricsGetsIt(String accept) {
        assertThat(MetricsFormat.of(accept)).isEqualTo(MetricsFormat.OPEN_METRICS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*/*",
                "text/plain",
                "application/openmetrics-text;q=0, text/plain",
                "application/openmetrics-text; version=1.0.0; q=0.000",
                "application/openmetrics-textual",
                ",;=,;;q"
            })
    void nobodyElseDoes(String accept) {
        assertThat(MetricsFormat.of(accept)).isEqualTo(MetricsFormat.PROMETHEUS);
    }
}
