package io.rangekeeper.policy;

import io.rangekeeper.select.Expression;
import io.rangekeeper.select.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What the administrator lets the policies of one namespace use.
final class Tenancy {
    private static final String WHERE = "metadata.namespace";

    private final Tenants tenants;
    private final Namespaces namespaces;

    /// Empty where a manifest names none.
    private final String namespace;

    Tenancy(Tenants tenants, Namespaces namespaces, String namespace) {
        this.tenants = tenants;
        this.namespaces = namespaces;
        this.namespace = namespace;
    }

    /// Why no policy of the namespace is managed, if none is.
    Optional<Problem> fault() {
        if (!tenants.needsLabels()) {
            return Optional.empty();
        }
        if (namespace.isEmpty()) {
            return fault("is not written", "write it");
        }
        Optional<Map<String, String>> labels = namespaces.labels(namespace);
        if (labels.isEmpty()) {
            return fault(
                    "the labels of namespace " + namespace + " are not known",
                    "with -f, its Namespace object has to be among the manifests");
        }
        SortedMap<String, String> missing = new TreeMap<>(tenants.namespaceLabels());
        missing.entrySet().removeAll(labels.get().entrySet());
        return missing.isEmpty()
                ? Optional.empty()
                : fault(
                        "namespace " + namespace + " is not labelled " + words(missing),
                        "who administers the namespace decides");
    }

    /// Every feed and set that an expression names and may not use, wherever it stands: what is
    /// subtracted is used too. A literal may always be named.
    List<Finding> refusals(Expression expression) {
        List<Finding> refusals = new ArrayList<>();
        gather(expression, refusals);
        return refusals;
    }

    private void gather(Expression expression, List<Finding> refusals) {
        switch (expression) {
            case Expression.Combination combination -> {
                gather(combination.left(), refusals);
                gather(combination.right(), refusals);
            }
            case Expression.Operand operand ->
                    refused(operand)
                            .map(name -> new Finding(operand.at().number(), message(name)))
                            .ifPresent(refusals::add);
        }
    }

    private Optional<String> refused(Expression.Operand operand) {
        return switch (operand) {
            case Expression.Selector selector ->
                    Optional.of("feed " + selector.feed())
                            .filter(_ -> !tenants.feeds(namespace).contains(selector.feed()));
            case Expression.Reference set ->
                    Optional.of("set @" + set.name())
                            .filter(_ -> !tenants.sets(namespace).contains(set.name()));
            case Expression.Literal _ -> Optional.empty();
        };
    }

    private String message(String name) {
        String allowed =
                tenants.feeds(namespace).words("feed", "")
                        + " and "
                        + tenants.sets(namespace).words("set", "@");
        return namespace.isEmpty()
                ? "%s may not be used by a policy without a namespace, which may use %s; write %s, or ask the administrator (tenants.allow)"
                        .formatted(name, allowed, WHERE)
                : "%s may not be used in namespace %s, which may use %s; the administrator decides (tenants.allow)"
                        .formatted(name, namespace, allowed);
    }

    private Optional<Problem> fault(String what, String advice) {
        return Optional.of(
                new Problem(
                        WHERE,
                        "%s, and the administrator lets policies be managed only in namespaces that are labelled %s (tenants.namespaceLabels); %s"
                                .formatted(what, words(tenants.namespaceLabels()), advice)));
    }

    private static String words(SortedMap<String, String> labels) {
        return labels.entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .collect(Collectors.joining(", "));
    }
}
