package io.rangekeeper.store.cluster;

import io.rangekeeper.store.StoreException;
import java.util.regex.Pattern;

/// Where things are on an API server.
final class ApiPaths {
    static final String ALL_POLICIES = "/apis/networking.k8s.io/v1/networkpolicies";

    static final String ALL_PODS = "/api/v1/pods";
    static final String ALL_NAMESPACES = "/api/v1/namespaces";

    /// What names may be made of (RFC 1123): nothing that means something in a path.
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-.a-z0-9]{0,251}[a-z0-9])?");

    private ApiPaths() {}

    /// @throws StoreException when this cannot be a namespace
    static String policies(String namespace) {
        return "/apis/networking.k8s.io/v1/namespaces/"
                + checked("namespace", namespace)
                + "/networkpolicies";
    }

    /// @throws StoreException when this cannot be a namespace
    static String namespace(String name) {
        return ALL_NAMESPACES + "/" + checked("namespace", name);
    }

    /// @throws StoreException when this cannot be a namespace
    static String pods(String namespace) {
        return namespace(namespace) + "/pods";
    }

    /// @throws StoreException when these cannot be names
    static String policy(String namespace, String name) {
        return policies(namespace) + "/" + checked("name", name);
    }

    /// @throws StoreException when this cannot be a namespace
    static String leases(String namespace) {
        return "/apis/coordination.k8s.io/v1/namespaces/"
                + checked("namespace", namespace)
                + "/leases";
    }

    /// @throws StoreException when this cannot be a namespace
    static String events(String namespace) {
        return "/apis/events.k8s.io/v1/namespaces/" + checked("namespace", namespace) + "/events";
    }

    private static String checked(String what, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new StoreException(
                    "\""
                            + name
                            + "\" is not a "
                            + what
                            + " in a cluster; expected lower-case letters, digits and '-'");
        }
        return name;
    }
}
