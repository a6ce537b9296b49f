package io.rangekeeper.store.cluster;

import io.rangekeeper.policy.Annotations;

/// What is listed, and how.
enum ObjectKind {
    /// The labelled ones: the server filters.
    POLICIES(
            "NetworkPolicies",
            "networking.k8s.io/v1",
            "NetworkPolicy",
            Annotations.MANAGED + "=true",
            "allow get, list, watch and patch on networkpolicies.networking.k8s.io, as"
                    + " deploy/base/rbac.yaml does"),

    /// All of them: one that lacks a label is told from one that is not there.
    NAMESPACES(
            "Namespaces",
            "v1",
            "Namespace",
            "",
            "tenants.namespaceLabels needs get, list and watch on namespaces,"
                    + " which deploy/components/tenants-by-label allows"),
    /// Every policy, for a person who looks at all of them with rights of their own.
    ALL_POLICIES(
            "NetworkPolicies",
            "networking.k8s.io/v1",
            "NetworkPolicy",
            "",
            "it takes list on networkpolicies.networking.k8s.io, not only on the labelled ones"),
    /// The same.
    PODS("Pods", "v1", "Pod", "", "it takes list on pods");

    private final String noun;
    private final String apiVersion;
    private final String kind;
    private final String selector;
    private final String permissions;

    ObjectKind(String noun, String apiVersion, String kind, String selector, String permissions) {
        this.noun = noun;
        this.apiVersion = apiVersion;
        this.kind = kind;
        this.selector = selector;
        this.permissions = permissions;
    }

    /// For people, in the plural.
    String noun() {
        return noun;
    }

    /// The `kind` of a page of them.
    String list() {
        return kind + "List";
    }

    String apiVersion() {
        return apiVersion;
    }

    /// The `kind` of one of them.
    String kind() {
        return kind;
    }

    /// Which of them are asked for, by their labels; empty for all.
    String selector() {
        return selector;
    }

    /// What to do where reading them is forbidden.
    String permissions() {
        return permissions;
    }
}
