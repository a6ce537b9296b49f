package io.rangekeeper.lint;

import io.rangekeeper.policy.Annotations;
import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.reach.Gap;
import io.rangekeeper.reach.Grant;
import io.rangekeeper.reach.Inventory;
import io.rangekeeper.reach.NamespaceFacts;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Takes what lints find, and knows where it stands and whether its author has silenced it.
final class Findings {
    private final Inventory inventory;
    private final Set<Finding> found = new LinkedHashSet<>();
    private final boolean strict;
    private final Map<String, Set<LintId>> heard = new HashMap<>();

    /// @param strict whether nobody can silence anything
    Findings(Inventory inventory, boolean strict) {
        this.inventory = inventory;
        this.strict = strict;
    }

    void add(LintId id, Severity severity, Grant grant, String reason, String fix) {
        add(id, severity, grant.policy(), grant.path(), reason, fix);
    }

    /// @param path of the field that it is about; empty for the whole policy
    void add(
            LintId id,
            Severity severity,
            NetworkPolicy policy,
            String path,
            String reason,
            String fix) {
        Finding finding =
                new Finding(
                        id,
                        severity,
                        object(policy),
                        inventory.places().of(policy.place(), path),
                        path,
                        reason,
                        fix,
                        Optional.empty());
        add(finding, policy.place(), policy.annotations());
    }

    /// About a namespace as a whole.
    ///
    /// @param policy stands for it where it has no object of its own
    void ofNamespace(
            LintId id, Severity severity, NetworkPolicy policy, String reason, String fix) {
        NamespaceFacts facts = inventory.namespaces().get(policy.namespace());
        String object = "Namespace " + name(policy.namespace());
        String place = facts == null ? policy.place() : facts.place();
        add(
                new Finding(id, severity, object, place, "", reason, fix, Optional.empty()),
                place,
                facts == null ? policy.annotations() : facts.annotations());
    }

    void of(Gap gap) {
        found.add(
                new Finding(
                        LintId.RK001,
                        Severity.ERROR,
                        gap.place(),
                        gap.place(),
                        "",
                        gap.problem()
                                + ". Whatever it opens or closes is in none of the other findings.",
                        "",
                        Optional.empty()));
    }

    private void add(Finding finding, String key, Map<String, String> annotations) {
        heard.computeIfAbsent(key, _ -> EnumSet.noneOf(LintId.class)).add(finding.id());
        String why = Silences.of(annotations).reasons().get(finding.id());
        found.add(why == null || strict ? finding : finding.silencedBy(why));
    }

    /// What is silenced in vain: by a mistake, or because there is nothing to be heard.
    void vainSilences() {
        for (NetworkPolicy policy : inventory.policies()) {
            for (String problem : vain(policy.place(), policy.annotations())) {
                add(
                        LintId.RK003,
                        Severity.WARNING,
                        policy,
                        "metadata.annotations." + Annotations.LINT_IGNORE,
                        problem + ". An annotation that silences nothing hides what comes later.",
                        "metadata:\n  annotations:\n    "
                                + Annotations.LINT_IGNORE
                                + ": \"RK105: why this is so\"");
            }
        }
    }

    private List<String> vain(String key, Map<String, String> annotations) {
        Silences silences = Silences.of(annotations);
        List<String> problems = new ArrayList<>(silences.mistakes());
        SortedSet<LintId> idle = new TreeSet<>(silences.reasons().keySet());
        idle.removeAll(heard.getOrDefault(key, Set.of()));
        idle.forEach(id -> problems.add(id + " is silenced, but there is no such finding here"));
        return problems;
    }

    /// The worst first.
    List<Finding> sorted() {
        return found.stream().sorted().toList();
    }

    static String object(NetworkPolicy policy) {
        return "NetworkPolicy " + policy.qualifiedName();
    }

    /// What a namespace is called where a manifest names none.
    static String name(String namespace) {
        return namespace.isEmpty() ? "(none named)" : namespace;
    }
}
