package io.rangekeeper.store.cluster;

import io.rangekeeper.store.StoreException;
import java.util.List;

/// Reads all labelled policies: all of them or an error, never a part.
///
/// @param namespaces where to look; empty means everywhere
/// @param pageSize how many objects to ask for at once
record PolicyLists(ApiConnection api, List<String> namespaces, int pageSize) {
    /// A page of policies with a thousand CIDRs each stays under 10 MB.
    static final int PAGE_SIZE = 200;

    PolicyLists {
        namespaces = List.copyOf(namespaces);
    }

    /// What the objects turn out to be.
    ///
    /// @throws StoreException when the cluster cannot be read
    List<PolicyReading> all() {
        ObjectLists lists = new ObjectLists(api, ObjectKind.POLICIES, pageSize);
        return paths().stream()
                .flatMap(path -> lists.read(path, PolicyReading::of).objects().stream())
                .toList();
    }

    /// Where the lists are that belong to these namespaces.
    ///
    /// @throws StoreException when one cannot be a namespace
    List<String> paths() {
        return namespaces.isEmpty()
                ? List.of(ApiPaths.ALL_POLICIES)
                : namespaces.stream().distinct().map(ApiPaths::policies).toList();
    }
}
