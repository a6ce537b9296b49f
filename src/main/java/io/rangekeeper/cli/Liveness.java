package io.rangekeeper.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Whether a controller still hears from the cluster. The time of day is not asked: it may jump.
final class Liveness {
    /// Policies are listed every ten minutes; when that has not worked for so long, only a restart
    /// can help.
    private static final Duration STUCK = Duration.ofMinutes(35);

    private final Supplier<Optional<Duration>> listAge;
    private final LongSupplier nanos;
    private final long began;

    /// @param listAge how long ago the last complete list was begun, if there was one
    /// @param nanos goes on steadily
    Liveness(Supplier<Optional<Duration>> listAge, LongSupplier nanos) {
        this.listAge = listAge;
        this.nanos = nanos;
        this.began = nanos.getAsLong();
    }

    /// Why only a restart can help; empty while all is well.
    Optional<String> stuck() {
        Duration age = listAge.get().orElseGet(() -> Duration.ofNanos(nanos.getAsLong() - began));
        return age.compareTo(STUCK) < 0
                ? Optional.empty()
                : Optional.of("the policies were not listed for " + age.toMinutes() + " minutes");
    }
}
