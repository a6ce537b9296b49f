package io.rangekeeper.cli;

import io.rangekeeper.policy.Guard;
import io.rangekeeper.yaml.Durations;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads how long removals wait.
final class HoldConverter implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
        return Durations.parse(text)
                .filter(hold -> hold.compareTo(Guard.LONGEST_HOLD) <= 0)
                .orElseThrow(() ->
                        new TypeConversionException(
                                "expected 0, or a duration such as 90m, 24h or 7d of at most "
                                        + Durations.print(Guard.LONGEST_HOLD)));
    }
}
