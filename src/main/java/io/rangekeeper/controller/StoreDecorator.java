package io.rangekeeper.controller;

import io.rangekeeper.policy.Namespaces;
import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.store.PolicyStore;
import io.rangekeeper.store.WriteResult;
import java.util.Optional;

/// Another store, of which only writing is different.
interface StoreDecorator extends PolicyStore {
    PolicyStore store();

    @Override
    default Listing list() {
        return store().list();
    }

    @Override
    default Namespaces namespaces() {
        return store().namespaces();
    }

    @Override
    default Optional<NetworkPolicy> reread(NetworkPolicy policy) {
        return store().reread(policy);
    }

    @Override
    default WriteResult annotate(NetworkPolicy before, String annotation, String value) {
        return store().annotate(before, annotation, value);
    }

    @Override
    default WriteResult strip(NetworkPolicy before) {
        return store().strip(before);
    }
}
