package io.rangekeeper.store.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.kubernetes.client.informer.ListerWatcher;
import io.kubernetes.client.informer.exception.WatchExpiredException;
import io.kubernetes.client.util.CallGeneratorParams;
import io.kubernetes.client.util.Watchable;
import io.kubernetes.client.util.exception.TokenAquisitionException;
import io.rangekeeper.store.StoreException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import okhttp3.Call;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/// What an informer asks of the server.
///
/// The client's reflector calls [#list], then [#watch] again and again: at once after a watch that
/// ended, and [#list] one second (which cannot be set) after anything was thrown. The pauses in
/// between are therefore made here. Its own watch timeout and the version it would list from ("0",
/// which is any old state that a server has in memory) are ignored.
final class ObjectWatcher<T> implements ListerWatcher<Watched<T>, Watched.Many<T>> {
    private static final int GONE = 410;
    private static final int LONGEST_PAUSE = 15;

    private final ApiConnection api;
    private final String path;
    private final ObjectLists lists;
    private final Function<JsonNode, T> reader;
    private final WatchTimes times;
    private final InstantSource clock;
    private final WatchLog log;

    /// When the last complete list was begun, by the time of day and by a clock that nobody sets.
    private record Begun(Instant time, long nanos) {
        static Begun at(InstantSource clock) {
            return new Begun(clock.instant(), System.nanoTime());
        }

        Duration age() {
            return Duration.ofNanos(System.nanoTime() - nanos);
        }
    }

    private volatile @Nullable Begun listed;
    private long watchedNanos;

    /// Grows while lists or watches fail: they are tried less and less often.
    private int listsWithoutEvent;

    /// @param path of the list
    /// @param reader of one object; must not fail
    ObjectWatcher(
            ApiConnection api,
            String path,
            ObjectLists lists,
            Function<JsonNode, T> reader,
            WatchTimes times,
            InstantSource clock) {
        this.api = api;
        this.path = path;
        this.lists = lists;
        this.reader = reader;
        this.times = times;
        this.clock = clock;
        this.log = new WatchLog(lists.kind(), path);
    }

    /// When the last complete list was begun.
    Optional<Instant> listed() {
        return Optional.ofNullable(listed).map(Begun::time);
    }

    /// How long ago that was, whatever became of the clock since.
    Optional<Duration> listAge() {
        return Optional.ofNullable(listed).map(Begun::age);
    }

    WatchLog log() {
        return log;
    }

    @Override
    public Watched.Many<T> list(CallGeneratorParams ignored) {
        log.lists();
        pause(times.pause().multipliedBy(Math.min(listsWithoutEvent, LONGEST_PAUSE)));
        listsWithoutEvent++;
        Begun begun = Begun.at(clock);
        ObjectLists.Listed<Watched<T>> all = lists.read(path, this::watched);
        listed = begun;
        log.listed();
        return Watched.Many.of(all.version(), lists.kind(), all.objects());
    }

    @Override
    public Watchable<Watched<T>> watch(CallGeneratorParams params) {
        Duration left = times.relist().minus(listAge().orElse(times.relist()));
        if (!left.isPositive()) {
            throw new WatchExpiredException();
        }
        pause(times.pause().minusNanos(System.nanoTime() - watchedNanos));
        watchedNanos = System.nanoTime();
        long seconds = Math.min(jittered(times.watch()), Math.max(1, left.toSeconds()));
        try {
            Call call =
                    api.stream(
                            path,
                            query(params.resourceVersion, seconds),
                            times.grace().plusSeconds(seconds));
            return lines(call, call.execute());
        } catch (TokenAquisitionException e) {
            throw unreachable(ApiConnection.noCredentials(e));
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    private Watchable<Watched<T>> lines(Call call, Response response) throws IOException {
        if (response.code() == 200) {
            return new WatchLines<>(call, response, lists.kind(), this::watched, this::followed);
        }
        try (response) {
            if (response.code() == GONE) {
                throw new WatchExpiredException();
            }
            Answer answer =
                    new Answer(response.code(), ApiConnection.json(response.body().bytes()));
            throw Failures.refused(api.address(), answer, lists.kind());
        }
    }

    private void followed() {
        listsWithoutEvent = 0;
        log.followed();
    }

    /// A thousand replicas, or namespaces, must not all come back in the same second.
    private static long jittered(Duration time) {
        return (long) (time.toSeconds() * (1 + ThreadLocalRandom.current().nextDouble()));
    }

    private Map<String, String> query(String version, long seconds) {
        Map<String, String> query = new HashMap<>();
        query.put("watch", "true");
        query.put("allowWatchBookmarks", "true");
        query.put("resourceVersion", version);
        query.put("timeoutSeconds", Long.toString(Math.max(1, seconds)));
        if (!lists.kind().selector().isEmpty()) {
            query.put("labelSelector", lists.kind().selector());
        }
        return query;
    }

    private Watched<T> watched(JsonNode object) {
        return Watched.of(object, lists.kind(), reader.apply(object));
    }

    private StoreException unreachable(IOException e) {
        StoreException failure = new StoreException(Failures.unreachable(api.address(), e), e);
        // The reflector tries a refused connection again by itself, every second, and tells nobody.
        log.caught(failure);
        return failure;
    }

    private static void pause(Duration time) {
        try {
            if (time.isPositive()) {
                Thread.sleep(time);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("the watch is being closed", e);
        }
    }
}
