package io.rangekeeper.controller;

import io.rangekeeper.policy.PolicyChange;
import io.rangekeeper.store.PolicyStore;
import io.rangekeeper.store.WriteResult;
import java.time.Duration;
import java.util.function.LongSupplier;

/// Counts and times what another one writes.
record MeasuredStore(PolicyStore store, PolicyMeters meters, LongSupplier nanos)
        implements StoreDecorator {
    @Override
    public WriteResult write(PolicyChange change) {
        long start = nanos.getAsLong();
        WriteResult result = store.write(change);
        meters.patched(result, Duration.ofNanos(nanos.getAsLong() - start));
        return result;
    }
}
