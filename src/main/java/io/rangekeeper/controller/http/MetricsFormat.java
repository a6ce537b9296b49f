package io.rangekeeper.controller.http;

import java.util.Arrays;
import java.util.regex.Pattern;

/// How metrics are written.
public enum MetricsFormat {
    /// The text format of Prometheus, 0.0.4: what whoever asks for nothing else gets.
    PROMETHEUS("text/plain; version=0.0.4; charset=utf-8"),
    /// OpenMetrics 1.0, for which Prometheus asks.
    OPEN_METRICS("application/openmetrics-text; version=1.0.0; charset=utf-8");

    private static final String OPEN_METRICS_TYPE = "application/openmetrics-text";
    private static final Pattern REFUSED = Pattern.compile("q=0(\\.0{0,3})?");

    private final String contentType;

    MetricsFormat(String contentType) {
        this.contentType = contentType;
    }

    /// With its version and charset, as a header says it.
    public String contentType() {
        return contentType;
    }

    /// OpenMetrics where it is named and not refused: both formats say the same, so that it does
    /// not matter which one somebody who reads both likes better.
    ///
    /// @param accept an `Accept` header of RFC 9110; empty where there was none
    static MetricsFormat of(String accept) {
        return Arrays.stream(accept.split(",", -1))
                        .map(range ->
                                Arrays.stream(range.split(";", -1)).map(String::strip).toList())
                        .anyMatch(range ->
                                range.getFirst().equalsIgnoreCase(OPEN_METRICS_TYPE)
                                        && range.stream().noneMatch(REFUSED.asMatchPredicate()))
                ? OPEN_METRICS
                : PROMETHEUS;
    }
}
