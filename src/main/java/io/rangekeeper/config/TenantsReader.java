package io.rangekeeper.config;

import io.rangekeeper.policy.NamespacePattern;
import io.rangekeeper.policy.Permit;
import io.rangekeeper.policy.PermittedNames;
import io.rangekeeper.policy.Tenants;
import io.rangekeeper.select.Nearest;
import io.rangekeeper.yaml.Fields;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Reads what namespaces may use.
final class TenantsReader {
    private static final String EVERYTHING = "*";

    private final Collection<String> feeds;
    private final Collection<String> sets;

    /// @param feeds those that there are
    /// @param sets likewise
    TenantsReader(Collection<String> feeds, Collection<String> sets) {
        this.feeds = feeds;
        this.sets = sets;
    }

    Tenants read(Optional<Fields> fields) {
        if (fields.isEmpty()) {
            return Tenants.UNRESTRICTED;
        }
        Fields given = fields.get();
        List<Permit> permits = given.list("allow").stream().map(this::permit).toList();
        Tenants tenants = new Tenants(KubernetesNames.labels(given, "namespaceLabels"), permits);
        given.refuseOthers();
        return tenants;
    }

    private Permit permit(Fields fields) {
        Permit permit =
                new Permit(
                        namespaces(fields),
                        names(fields, "feeds", "feed ", feeds),
                        names(fields, "sets", "set @", sets));
        fields.refuseOthers();
        return permit;
    }

    private static List<NamespacePattern> namespaces(Fields fields) {
        List<String> texts = fields.textList("namespaces");
        if (texts.isEmpty()) {
            fields.problem("namespaces", "name one at least; \"*\" stands for all");
        }
        List<NamespacePattern> patterns = new ArrayList<>();
        for (String text : texts) {
            NamespacePattern.parse(text)
                    .filter(_ -> text.contains("*") || KubernetesNames.isNamespace(text))
                    .ifPresentOrElse(
                            patterns::add,
                            () ->
                                    fields.problem(
                                            "namespaces",
                                            "\"%s\" is no name of a namespace; * in one stands for any characters"
                                                    .formatted(text)));
        }
        return patterns;
    }

    private static PermittedNames names(
            Fields fields, String key, String noun, Collection<String> known) {
        List<String> names = fields.textList(key);
        for (String name : names) {
            if (!name.equals(EVERYTHING) && !known.contains(name)) {
                fields.problem(key, noun + name + " does not exist" + Nearest.hint(name, known));
            }
        }
        return names.contains(EVERYTHING) ? PermittedNames.ALL : PermittedNames.of(names);
    }
}
