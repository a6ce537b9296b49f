package io.rangekeeper.store.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.kubernetes.client.informer.exception.WatchExpiredException;
import io.kubernetes.client.util.Watch;
import io.kubernetes.client.util.Watchable;
import io.rangekeeper.store.StoreException;
import java.io.EOFException;
import java.io.IOException;
import java.util.Iterator;
import java.util.function.Function;
import okhttp3.Call;
import okhttp3.Response;
import okio.BufferedSource;

/// The events of a watch, one JSON object a line.
///
/// A connection that ends or breaks between two lines is an end: the reflector asks for what comes
/// after the last event. Whatever is not understood is an error: the reflector lists anew.
final class WatchLines<T> implements Watchable<Watched<T>> {
    private static final int GONE = 410;

    /// An object in etcd has 1.5 MB at most, and JSON less than ten times that.
    private static final long LONGEST = 16L << 20;

    private final Call call;
    private final Response response;
    private final ObjectKind kind;
    private final Function<JsonNode, Watched<T>> reader;
    private final Runnable alive;

    /// @param reader of the object of an event
    /// @param alive is run for each event
    WatchLines(
            Call call,
            Response response,
            ObjectKind kind,
            Function<JsonNode, Watched<T>> reader,
            Runnable alive) {
        this.call = call;
        this.response = response;
        this.kind = kind;
        this.reader = reader;
        this.alive = alive;
    }

    @Override
    public boolean hasNext() {
        try {
            return !source().exhausted();
        } catch (IOException _) {
            return false;
        }
    }

    @Override
    public Watch.Response<Watched<T>> next() {
        JsonNode event = event();
        String type = event.path("type").asText("");
        JsonNode object = event.path("object");
        switch (type) {
            case "ADDED", "MODIFIED", "DELETED", "BOOKMARK" -> requireKind(object);
            case "ERROR" -> throw error(object);
            default -> throw new StoreException("the watch sent something that is no event");
        }
        alive.run();
        return new Watch.Response<>(type, reader.apply(object));
    }

    private JsonNode event() {
        try {
            return ApiConnection.JSON.readTree(source().readUtf8LineStrict(LONGEST));
        } catch (EOFException e) {
            throw source().getBuffer().size() > LONGEST
                    ? new StoreException("the watch sent a line that is too long", e)
                    : new StoreException("the watch ended within an event", e);
        } catch (JsonProcessingException e) {
            throw new StoreException("the watch sent something that is not JSON", e);
        } catch (IOException e) {
            throw new StoreException("the watch broke within an event: " + e.getMessage(), e);
        }
    }

    private void requireKind(JsonNode object) {
        if (!object.path("kind").asText("").equals(kind.kind())
                || object.at("/metadata/resourceVersion").asText("").isEmpty()) {
            throw new StoreException("the watch sent something else than " + kind.noun());
        }
    }

    /// The server does not remember far enough back, or something else.
    private static RuntimeException error(JsonNode status) {
        int code = status.path("code").asInt();
        return code == GONE
                ? new WatchExpiredException()
                : new StoreException(
                        "the watch was ended: " + status.path("message").asText("status " + code));
    }

    private BufferedSource source() {
        return response.body().source();
    }

    @Override
    public Iterator<Watch.Response<Watched<T>>> iterator() {
        return this;
    }

    @Override
    public void close() {
        call.cancel();
        response.close();
    }
}
