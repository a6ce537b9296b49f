package io.rangekeeper.config;

import io.rangekeeper.feed.Catalogue;
import io.rangekeeper.select.Expression;
import io.rangekeeper.select.ExpressionException;
import io.rangekeeper.select.Finding;
import io.rangekeeper.select.Resolver;
import io.rangekeeper.yaml.Fields;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Reads the named sets, and checks what can be checked without a feed's documents.
final class SetsReader {
    private static final Pattern NAME = Pattern.compile("(?!(?:and|or|unless)$)[a-z][a-z0-9-]*");

    private final Catalogue catalogue;
    private final boolean allowAny;

    /// @param allowAny whether literals may be as broad as everything
    SetsReader(Catalogue catalogue, boolean allowAny) {
        this.catalogue = catalogue;
        this.allowAny = allowAny;
    }

    SortedMap<String, Expression> read(Optional<Fields> fields) {
        SortedMap<String, Expression> sets = new TreeMap<>();
        fields.ifPresent(given -> given.keys().forEach(name -> add(sets, given, name)));
        Resolver resolver = new Resolver(catalogue, sets, allowAny);
        fields.ifPresent(given ->
                sets.forEach((name, expression) ->
                        resolver.validate(expression)
                                .forEach(finding -> report(given, name, finding))));
        return sets;
    }

    private static void add(SortedMap<String, Expression> sets, Fields fields, String name) {
        if (!NAME.matcher(name).matches()) {
            fields.problem(
                    name,
                    "is no name: lower-case letters, digits and dashes, a letter first; and, or, unless"
                            + " are taken");
        }
        try {
            fields.text(name).ifPresent(text -> sets.put(name, Expression.parse(text)));
        } catch (ExpressionException e) {
            fields.problem(name, String.valueOf(e.getMessage()));
        }
    }

    private static void report(Fields fields, String name, Finding finding) {
        fields.problem(name, finding.text());
    }
}
