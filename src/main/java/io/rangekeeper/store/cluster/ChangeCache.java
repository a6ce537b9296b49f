package io.rangekeeper.store.cluster;

import io.kubernetes.client.common.KubernetesObject;
import io.kubernetes.client.informer.cache.Cache;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An informer's memory that tells of each change after it was made.
///
/// The client's event handlers are not used: they run in a thread pool that is not made of daemons,
/// behind a queue without a bound, and hear of every object again at each list.
///
/// It stays generic on purpose: the client passes a marker of its own (`DeletedFinalStateUnknown`)
/// where an object vanished between two lists, which would not be a concrete type.
final class ChangeCache<A extends KubernetesObject> extends Cache<A> {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeCache.class);

    private final BiPredicate<A, A> same;
    private final Consumer<V1ObjectMeta> changed;

    /// @param same whether nobody needs to hear of the difference
    /// @param changed is told of the object; must not block
    ChangeCache(BiPredicate<A, A> same, Consumer<V1ObjectMeta> changed) {
        this.same = same;
        this.changed = changed;
    }

    @Override
    public void add(A object) {
        super.add(object);
        tell(object);
    }

    @Override
    public void update(A object) {
        A before = get(object);
        super.update(object);
        if (before == null || !same.test(before, object)) {
            tell(object);
        }
    }

    @Override
    public void delete(A object) {
        super.delete(object);
        tell(object);
    }

    /// An error of the listener must not keep the informer from the next change.
    private void tell(A object) {
        try {
            changed.accept(object.getMetadata());
        } catch (RuntimeException e) {
            LOG.error("a change could not be told", e);
        }
    }
}
