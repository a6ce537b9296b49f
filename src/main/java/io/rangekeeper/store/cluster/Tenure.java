package io.rangekeeper.store.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/// For how long a Lease is surely ours, and from when on another's may be taken; by a clock that
/// nobody sets, and that goes on while the process is frozen.
///
///     sent     written                       ours until     others may take it
///      |---------|----------------------------|--------------|
///      <-------------- renew ----------------->
///                <------------------ lease ------------------>
final class Tenure {
    private final String identity;
    private final LeaseTimes times;
    private final LongSupplier nanoTime;

    /// What is known of the Lease.
    ///
    /// @param spec compared as a whole: a holder that is alive changes it
    /// @param since the nanoTime at which this very spec was first seen
    private record Known(Optional<String> holder, JsonNode spec, long since) {}

    private Known known = new Known(Optional.empty(), MissingNode.getInstance(), 0);
    private Optional<Long> renewed = Optional.empty();

    /// @param identity ours; no other replica's
    /// @param nanoTime as of [System#nanoTime]
    Tenure(String identity, LeaseTimes times, LongSupplier nanoTime) {
        this.identity = identity;
        this.times = times;
        this.nanoTime = nanoTime;
    }

    String identity() {
        return identity;
    }

    /// The Lease was read.
    synchronized void seen(Optional<String> holder, JsonNode spec) {
        if (!spec.equals(known.spec())) {
            known = new Known(holder, spec, nanoTime.getAsLong());
        }
        if (!holder.equals(Optional.of(identity))) {
            renewed = Optional.empty();
        }
    }

    /// The server took what we wrote.
    ///
    /// @param sent the nanoTime before the request
    synchronized void written(Optional<String> holder, JsonNode spec, long sent) {
        known = new Known(holder, spec, sent);
        renewed = holder.equals(Optional.of(identity)) ? Optional.of(sent) : Optional.empty();
    }

    /// There is no Lease, or we give it up.
    synchronized void lost() {
        renewed = Optional.empty();
    }

    /// Whether it is surely ours.
    synchronized boolean isOurs() {
        return renewed.isPresent() && isWithin(times.renew(), renewed.get());
    }

    /// Whether it is ours, nobody's, or was not renewed for as long as it counts. The client's
    /// leader election asks the wall clock for that, which may be set.
    synchronized boolean mayBeTaken() {
        if (known.holder().isEmpty() || known.holder().get().equals(identity)) {
            return true;
        }
        Duration theirs =
                Duration.ofSeconds(Math.max(0, known.spec().path("leaseDurationSeconds").asInt()));
        Duration counts = theirs.compareTo(times.lease()) > 0 ? theirs : times.lease();
        return !isWithin(counts, known.since());
    }

    private boolean isWithin(Duration time, long since) {
        return nanoTime.getAsLong() - since < time.toNanos();
    }

    /// Who holds it, as last seen.
    synchronized Optional<String> holder() {
        return known.holder();
    }
}
