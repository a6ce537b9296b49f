package io.rangekeeper.controller;

import io.rangekeeper.policy.Namespaces;
import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.policy.PolicyChange;
import io.rangekeeper.store.Leadership;
import io.rangekeeper.store.PolicyStore;
import io.rangekeeper.store.WriteResult;
import java.util.Optional;

/// Writes only while nobody else can lead: asked again before each write, as planning takes time.
record LeaderStore(PolicyStore store, Leadership leadership) implements PolicyStore {
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
        return leadership.isLeader()
                ? store.write(change)
                : new WriteResult.Failed("another replica may lead by now");
    }

    @Override
    public WriteResult annotate(NetworkPolicy before, String annotation, String value) {
        throw new UnsupportedOperationException("a controller annotates nothing for a person");
    }
}
