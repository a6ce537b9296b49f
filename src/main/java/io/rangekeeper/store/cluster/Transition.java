package io.rangekeeper.store.cluster;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;

/// Logs once that something fails, and once that it works again, however often it is tried.
final class Transition {
    private final Logger log;
    private final String failing;
    private final String works;
    private final AtomicBoolean fails = new AtomicBoolean();

    /// @param failing what a person reads then; the reason follows
    /// @param works what they read afterwards
    Transition(Logger log, String failing, String works) {
        this.log = log;
        this.failing = failing;
        this.works = works;
    }

    void fails(String reason) {
        if (fails.compareAndSet(false, true)) {
            log.warn("{}: {}", failing, reason);
        }
    }

    /// Where it never failed, nothing is said.
    void works() {
        if (fails.compareAndSet(true, false)) {
            log.info("{}", works);
        }
    }
}
