package io.rangekeeper.store.cluster;

import io.kubernetes.client.informer.impl.DefaultSharedIndexInformer;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The official client's informer over one list, with the parts of ours that it works with. It is
/// begun once.
///
/// Two threads each: one lists and watches, one takes over what came. A resync, which would report
/// everything again from memory, is not asked for: [ObjectWatcher] lists from the server instead.
/// Without a handler of ours the client would log every failure as an error with its stack.
final class Informer<T> {
    private final ObjectWatcher<T> watcher;
    private final ChangeCache<Watched<T>> cache;
    private final DefaultSharedIndexInformer<Watched<T>, Watched.Many<T>> informer;

    /// @param same whether nobody needs to hear of the difference
    /// @param changed is told of each change; must not block
    Informer(
            ObjectWatcher<T> watcher,
            BiPredicate<Watched<T>, Watched<T>> same,
            Consumer<V1ObjectMeta> changed) {
        DaemonThreads.ensure();
        this.watcher = watcher;
        this.cache = new ChangeCache<>(same, changed);
        this.informer =
                new DefaultSharedIndexInformer<>(
                        type(), watcher, 0, cache, (_, problem) -> watcher.log().caught(problem));
    }

    /// Only for the names of its threads.
    @SuppressWarnings("unchecked")
    private static <T> Class<Watched<T>> type() {
        return (Class<Watched<T>>) (Class<?>) Watched.class;
    }

    void start() {
        informer.run();
    }

    void stop() {
        watcher.log().close();
        informer.stop();
    }

    /// When the last complete list was begun; empty as long as not all of the first one is known.
    Optional<Instant> listed() {
        return informer.hasSynced() ? watcher.listed() : Optional.empty();
    }

    /// How long ago that was.
    Optional<Duration> listAge() {
        return informer.hasSynced() ? watcher.listAge() : Optional.empty();
    }

    /// @param key as in `namespace/name`, or the name of what is in no namespace
    Optional<T> find(String key) {
        @Nullable Watched<T> found = cache.getByKey(key);
        return Optional.ofNullable(found).map(Watched::content);
    }

    List<V1ObjectMeta> metadata() {
        return cache.list().stream().map(Watched::metadata).toList();
    }

    List<T> all() {
        return cache.list().stream().map(Watched::content).toList();
    }
}
