package io.rangekeeper.policy;

import io.rangekeeper.select.Expression;
import io.rangekeeper.select.ExpressionException;
import io.rangekeeper.select.Finding;
import io.rangekeeper.select.Resolver;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Reads the annotations of one policy, all mistakes at once.
final class IntentReader {
    private final NetworkPolicy policy;
    private final Settings settings;
    private final Resolver resolver;
    private final Tenancy tenancy;
    private final List<Problem> problems = new ArrayList<>();

    IntentReader(
            NetworkPolicy policy, Settings settings, Resolver resolver, Namespaces namespaces) {
        this.policy = policy;
        this.settings = settings;
        this.resolver = resolver;
        this.tenancy = new Tenancy(settings.tenants(), namespaces, policy.namespace());
    }

    /// Empty when there are problems: an intent is whole or not at all.
    Optional<Intent> read() {
        Intent intent = new OptionReader(policy, settings, problems).intent(managedRules());
        return problems.isEmpty() ? Optional.of(intent) : Optional.empty();
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    private List<ManagedRule> managedRules() {
        SortedMap<String, String> expressions = expressions();
        if (!expressions.isEmpty()) {
            tenancy.fault().ifPresent(problems::add);
        }
        Map<Rule, ManagedRule> claimed = new LinkedHashMap<>();
        expressions.forEach((annotation, text) ->
                managedRule(annotation, text).ifPresent(rule -> claim(claimed, rule)));
        return claimed.values().stream().sorted().toList();
    }

    /// What is ours and no option should be an expression.
    private SortedMap<String, String> expressions() {
        SortedMap<String, String> expressions = new TreeMap<>(policy.annotations());
        expressions
                .keySet()
                .removeIf(name ->
                        !name.startsWith(Annotations.PREFIX)
                                || OptionReader.OPTIONS.contains(name));
        return expressions;
    }

    private void claim(Map<Rule, ManagedRule> claimed, ManagedRule managed) {
        ManagedRule other = claimed.putIfAbsent(managed.rule(), managed);
        if (other != null) {
            problem(
                    managed.annotation(),
                    RuleFinder.describe(managed.rule())
                            + " is claimed by "
                            + other.annotation()
                            + " too; keep one of them, joined with \"or\" if both are meant");
        }
    }

    private Optional<ManagedRule> managedRule(String annotation, String text) {
        String name = annotation.substring(Annotations.PREFIX.length());
        for (Direction direction : Direction.values()) {
            if (name.equals(direction.label()) || name.startsWith(direction.label() + ".")) {
                return managedRule(annotation, text, direction);
            }
        }
        problem(
                annotation,
                "there is no such annotation; expected egress, ingress, egress.<ports>, ingress.<ports>,"
                        + " except, adopt, mode, max-cidrs, removal-hold, approve or lint-ignore");
        return Optional.empty();
    }

    private Optional<ManagedRule> managedRule(String annotation, String text, Direction direction) {
        String bare = Annotations.PREFIX + direction.label();
        Optional<Rule> rule =
                annotation.equals(bare)
                        ? find(annotation, direction, Optional.empty())
                        : ports(annotation, annotation.substring(bare.length() + 1))
                                .flatMap(ports -> find(annotation, direction, Optional.of(ports)));
        Optional<Expression> expression = expression(annotation, text);
        return rule.flatMap(
                found -> expression.map(parsed -> new ManagedRule(found, annotation, parsed)));
    }

    private Optional<Ports> ports(String annotation, String key) {
        try {
            return Optional.of(Ports.parse(key));
        } catch (IllegalArgumentException e) {
            problem(annotation, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private Optional<Rule> find(String annotation, Direction direction, Optional<Ports> ports) {
        return switch (RuleFinder.find(policy, direction, ports)) {
            case RuleFinder.Found.One(Rule rule) -> Optional.of(rule);
            case RuleFinder.Found.None(String why) -> {
                problem(annotation, why);
                yield Optional.empty();
            }
        };
    }

    /// What is wrong whatever the feeds say is found here, with all other mistakes.
    private Optional<Expression> expression(String annotation, String text) {
        try {
            Expression expression = Expression.parse(text);
            List<Finding> findings = faults(expression);
            findings.forEach(finding -> problems.add(Problem.of(annotation, finding)));
            return findings.isEmpty() ? Optional.of(expression) : Optional.empty();
        } catch (ExpressionException e) {
            problem(annotation, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /// A feed or set that does not exist is nobody's to allow.
    private List<Finding> faults(Expression expression) {
        List<Finding> faults = new ArrayList<>(resolver.validate(expression));
        List<Integer> columns = faults.stream().map(Finding::column).toList();
        tenancy.refusals(expression).stream()
                .filter(refusal -> !columns.contains(refusal.column()))
                .forEach(faults::add);
        faults.sort(Comparator.comparingInt(Finding::column));
        return faults;
    }

    private void problem(String annotation, String message) {
        problems.add(new Problem(annotation, message));
    }
}
