package io.rangekeeper.controller;

import io.rangekeeper.policy.Namespaces;
import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.policy.PolicyChange;
import io.rangekeeper.store.PolicyStore;
import io.rangekeeper.store.WriteResult;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Counts and times what another one writes.
record MeasuredStore(PolicyStore store, PolicyMeters meters, LongSupplier nanos)
        implements PolicyStore {
    @Override
    public Listing list() {
        return store.list();
    }

    @Override
    public Namespaces namespaces() {
        return store.namespaces();
    }

    @Override
    public Optional<NetworkPolicy> reread(NetworkPolicy policy) {
        return store.reread(policy);
    }

    @Override
    public WriteResult write(PolicyChange change) {
        long start = nanos.getAsLong();
        WriteResult result = store.write(change);
        meters.patched(result, Duration.ofNanos(nanos.getAsLong() - start));
        return result;
    }

    @Override
    public WriteResult annotate(NetworkPolicy before, String annotation, String value) {
        return store.annotate(before, annotation, value);
    }
}
