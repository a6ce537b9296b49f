package io.rangekeeper.store.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.rangekeeper.store.StoreException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// Reads lists of objects, page by page: all of one or an error, never a part.
///
/// @param pageSize how many objects to ask for at once
record ObjectLists(ApiConnection api, ObjectKind kind, int pageSize) {
    private static final int ATTEMPTS = 3;
    private static final int GONE = 410;

    /// A whole list.
    ///
    /// @param version where a watch goes on from it; opaque
    record Listed<T>(List<T> objects, String version) {}

    /// Reads a whole list.
    ///
    /// @param reader makes of each object, as the server sends it, what is kept of it
    /// @throws StoreException when the cluster cannot be read
    <T> Listed<T> read(String path, Function<JsonNode, T> reader) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            List<T> objects = new ArrayList<>();
            Optional<String> version = addPages(path, object -> objects.add(reader.apply(object)));
            if (version.isPresent()) {
                return new Listed<>(objects, version.get());
            }
        }
        throw new StoreException(
                "the cluster at "
                        + api.address()
                        + " forgot the list while it was read, "
                        + ATTEMPTS
                        + " times; it is overloaded or the list is very long");
    }

    /// The list's version if all pages came; a server forgets a list after some minutes (410), and
    /// its rest is from another moment then.
    private Optional<String> addPages(String path, Consumer<JsonNode> objects) {
        String next = "";
        String version = "";
        do {
            Answer answer = page(path, next, objects);
            if (answer.code() == GONE && !next.isEmpty()) {
                return Optional.empty();
            }
            requirePage(answer);
            JsonNode metadata = answer.body().path("metadata");
            version = metadata.path("resourceVersion").asText("");
            next = metadata.path("continue").asText("");
        } while (!next.isEmpty());
        return Optional.of(version);
    }

    private Answer page(String path, String next, Consumer<JsonNode> objects) {
        Map<String, String> query = new HashMap<>();
        if (!kind.selector().isEmpty()) {
            query.put("labelSelector", kind.selector());
        }
        query.put("limit", Integer.toString(pageSize));
        if (!next.isEmpty()) {
            query.put("continue", next);
        }
        try {
            return api.page(path, query, objects);
        } catch (IOException e) {
            throw new StoreException(Failures.unreachable(api.address(), e), e);
        }
    }

    /// A page of something else, such as a proxy's login form, must not pass for an empty list.
    private void requirePage(Answer answer) {
        if (!answer.isSuccess()) {
            throw Failures.refused(api.address(), answer, kind);
        }
        if (!answer.body().path("kind").asText("").equals(kind.list())) {
            throw Failures.stranger(api.address(), kind);
        }
    }
}
