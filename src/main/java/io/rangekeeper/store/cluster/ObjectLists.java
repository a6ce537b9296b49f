package io.rangekeeper.store.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.rangekeeper.store.StoreException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads lists of objects, page by page: all of one or an error, never a part.
///
/// @param pageSize how many objects to ask for at once
record ObjectLists(ApiConnection api, ObjectKind kind, int pageSize) {
    private static final int ATTEMPTS = 3;
    private static final int GONE = 410;

    /// The objects as the server sends them.
    ///
    /// @throws StoreException when the cluster cannot be read
    List<JsonNode> all(String path) {
        return read(path).objects();
    }

    /// A whole list.
    ///
    /// @param version where a watch goes on from it; opaque
    record Listed(List<JsonNode> objects, String version) {}

    /// As [#all], with what a watch needs.
    Listed read(String path) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            List<JsonNode> objects = new ArrayList<>();
            Optional<String> version = addPages(path, objects);
            if (version.isPresent()) {
                return new Listed(objects, version.get());
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
    private Optional<String> addPages(String path, List<JsonNode> objects) {
        String next = "";
        String version = "";
        do {
            Answer answer = page(path, next);
            if (answer.code() == GONE && !next.isEmpty()) {
                return Optional.empty();
            }
            requirePage(answer);
            answer.body().path("items").forEach(objects::add);
            JsonNode metadata = answer.body().path("metadata");
            version = metadata.path("resourceVersion").asText("");
            next = metadata.path("continue").asText("");
        } while (!next.isEmpty());
        return Optional.of(version);
    }

    private Answer page(String path, String next) {
        Map<String, String> query = new HashMap<>();
        if (!kind.selector().isEmpty()) {
            query.put("labelSelector", kind.selector());
        }
        query.put("limit", Integer.toString(pageSize));
        if (!next.isEmpty()) {
            query.put("continue", next);
        }
        try {
            return api.get(path, query);
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
