package io.rangekeeper.store.cluster;

import java.time.Duration;

/// How long a Lease counts.
///
/// @param lease whole seconds: how long others leave it to whoever renewed it last
/// @param renew less than that: how long the holder takes itself for the leader without having
///   renewed it. The difference is what clocks may differ in speed, and a write takes
/// @param retry less than that: how often it is renewed, or asked for
public record LeaseTimes(Duration lease, Duration renew, Duration retry) {
    public static final LeaseTimes USUAL =
            new LeaseTimes(Duration.ofSeconds(15), Duration.ofSeconds(10), Duration.ofSeconds(2));

    /// For one request: several of them fit into the time to renew.
    Duration patience() {
        return renew.dividedBy(3);
    }
}
