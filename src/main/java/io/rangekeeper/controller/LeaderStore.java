package io.rangekeeper.controller;

import io.rangekeeper.policy.PolicyChange;
import io.rangekeeper.store.Leadership;
import io.rangekeeper.store.PolicyStore;
import io.rangekeeper.store.WriteResult;

/// Writes only while nobody else can lead: asked again before each write, as planning takes time.
record LeaderStore(PolicyStore store, Leadership leadership) implements StoreDecorator {
    @Override
    public WriteResult write(PolicyChange change) {
        return leadership.isLeader()
                ? store.write(change)
                : new WriteResult.Failed("another replica may lead by now");
    }
}
