package io.rangekeeper.store.cluster;

import io.rangekeeper.policy.Annotations;

/// What is listed, and how.
enum ObjectKind {
    /// The labelled ones: the server filters.
    POLICIES(
            "NetworkPolicies",
            "NetworkPolicyList",
            Annotations.MANAGED + "=true",
            "allow get, list and patch on networkpolicies.networking.k8s.io, as deploy/rbac.yaml"
                    + " does"),

    /// All of them: one that lacks a label is told from one that is not there.
    NAMESPACES(
            "Namespaces",
            "NamespaceList",
            "",
            "tenants.namespaceLabels needs get and list on namespaces, which"
                    + " deploy/rbac-namespaces.yaml allows");

    private final String noun;
    private final String list;
    private final String selector;
    private final String permissions;

    ObjectKind(String noun, String list, String selector, String permissions) {
        this.noun = noun;
        this.list = list;
        this.selector = selector;
        this.permissions = permissions;
    }

    /// For people, in the plural.
    String noun() {
        return noun;
    }

    /// The `kind` of a page of them.
    String list() {
        return list;
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
