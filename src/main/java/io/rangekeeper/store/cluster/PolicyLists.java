package io.rangekeeper.store.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.rangekeeper.policy.Annotations;
import io.rangekeeper.store.StoreException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads all labelled policies, page by page: all of them or an error, never a part.
///
/// @param namespaces where to look; empty means everywhere
/// @param pageSize how many objects to ask for at once
record PolicyLists(ApiConnection api, List<String> namespaces, int pageSize) {
    /// A page of policies with a thousand CIDRs each stays under 10 MB.
    static final int PAGE_SIZE = 200;

    private static final int ATTEMPTS = 3;
    private static final int GONE = 410;

    PolicyLists {
        namespaces = List.copyOf(namespaces);
    }

    /// The objects as the server sends them.
    ///
    /// @throws StoreException when the cluster cannot be read
    List<JsonNode> all() {
        if (namespaces.isEmpty()) {
            return all(ApiPaths.ALL_POLICIES);
        }
        return namespaces.stream()
                .distinct()
                .map(ApiPaths::policies)
                .flatMap(path -> all(path).stream())
                .toList();
    }

    private List<JsonNode> all(String path) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            List<JsonNode> objects = new ArrayList<>();
            if (addPages(path, objects)) {
                return objects;
            }
        }
        throw new StoreException(
                "the cluster at "
                        + api.address()
                        + " forgot the list while it was read, "
                        + ATTEMPTS
                        + " times; it is overloaded or the list is very long");
    }

    /// Whether all pages came; a server forgets a list after some minutes (410), and its rest is
    /// from another moment then.
    private boolean addPages(String path, List<JsonNode> objects) {
        String next = "";
        do {
            Answer answer = page(path, next);
            if (answer.code() == GONE && !next.isEmpty()) {
                return false;
            }
            requirePage(answer);
            answer.body().path("items").forEach(objects::add);
            next = answer.body().path("metadata").path("continue").asText("");
        } while (!next.isEmpty());
        return true;
    }

    private Answer page(String path, String next) {
        Map<String, String> query = new HashMap<>();
        query.put("labelSelector", Annotations.MANAGED + "=true");
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
            throw Failures.refused(api.address(), answer);
        }
        if (!answer.body().path("kind").asText("").equals("NetworkPolicyList")) {
            throw new StoreException(
                    api.address()
                            + " did not answer with NetworkPolicies; is this address an API"
                            + " server's?");
        }
    }
}
