package io.rangekeeper.store.cluster;

import java.time.Duration;

/// How long a watch goes on.
///
/// @param relist how often everything is listed anew, whatever a watch says: a server, a proxy or
///   an informer that lost a change is found out then
/// @param watch how long one request follows changes before the next one takes over
/// @param grace how much longer a client waits for the server to end it
/// @param pause between two requests when the first one ended at once, and at first after a failure
record WatchTimes(Duration relist, Duration watch, Duration grace, Duration pause) {
    static final Duration RELIST = Duration.ofMinutes(10);

    static WatchTimes every(Duration relist) {
        return new WatchTimes(
                relist, Duration.ofMinutes(5), Duration.ofSeconds(15), Duration.ofSeconds(1));
    }
}
