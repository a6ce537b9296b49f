package io.rangekeeper.policy;

import io.rangekeeper.cidr.CidrFormatException;
import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.select.Expression;
import io.rangekeeper.select.ExpressionException;
import io.rangekeeper.select.Finding;
import io.rangekeeper.select.Resolver;
import io.rangekeeper.yaml.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Reads the annotations of one policy, all mistakes at once.
final class IntentReader {
    private static final Set<String> OPTIONS =
            Set.of(
                    Annotations.EXCEPT,
                    Annotations.ADOPT,
                    Annotations.MODE,
                    Annotations.MAX_CIDRS,
                    Annotations.REMOVAL_HOLD,
                    Annotations.APPROVE,
                    Annotations.APPLIED);

    private static final Pattern SEPARATOR = Pattern.compile("[\\s,]+");
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

    private final NetworkPolicy policy;
    private final Settings settings;
    private final Resolver resolver;
    private final List<Problem> problems = new ArrayList<>();

    IntentReader(NetworkPolicy policy, Settings settings, Resolver resolver) {
        this.policy = policy;
        this.settings = settings;
        this.resolver = resolver;
    }

    /// Empty when there are problems: an intent is whole or not at all.
    Optional<Intent> read() {
        Intent intent =
                new Intent(
                        managedRules(),
                        except(),
                        adopt(),
                        mode(),
                        maxCidrs(),
                        removalHold(),
                        approvals());
        return problems.isEmpty() ? Optional.of(intent) : Optional.empty();
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    private List<ManagedRule> managedRules() {
        Map<Rule, ManagedRule> claimed = new LinkedHashMap<>();
        for (Map.Entry<String, String> entry : new TreeMap<>(policy.annotations()).entrySet()) {
            String annotation = entry.getKey();
            if (annotation.startsWith(Annotations.PREFIX) && !OPTIONS.contains(annotation)) {
                managedRule(annotation, entry.getValue()).ifPresent(rule -> claim(claimed, rule));
            }
        }
        return claimed.values().stream().sorted().toList();
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
                        + " except, adopt, mode, max-cidrs, removal-hold or approve");
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
            List<Finding> findings = resolver.validate(expression);
            findings.forEach(finding -> problems.add(Problem.of(annotation, finding)));
            return findings.isEmpty() ? Optional.of(expression) : Optional.empty();
        } catch (ExpressionException e) {
            problem(annotation, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private CidrSet except() {
        CidrSet.Builder except = CidrSet.builder();
        for (String block : words(Annotations.EXCEPT)) {
            try {
                except.add(block);
            } catch (CidrFormatException e) {
                problem(Annotations.EXCEPT, String.valueOf(e.getMessage()));
            }
        }
        return except.build();
    }

    private boolean adopt() {
        Optional<String> adopt = option(Annotations.ADOPT);
        adopt.filter(value -> !value.equals("true") && !value.equals("false"))
                .ifPresent(value -> problem(Annotations.ADOPT, "expected \"true\" or \"false\""));
        return adopt.filter("true"::equals).isPresent();
    }

    private Mode mode() {
        Optional<String> text = option(Annotations.MODE);
        if (text.isEmpty()) {
            return settings.mode();
        }
        Optional<Mode> mode = text.flatMap(Mode::of);
        if (mode.isEmpty()) {
            problem(Annotations.MODE, "expected \"enforce\" or \"observe\"");
            return settings.mode();
        }
        if (mode.get().compareTo(settings.limits().mode()) > 0) {
            problem(
                    Annotations.MODE,
                    "the administrator's limit (limits.mode) is \""
                            + settings.limits().mode().label()
                            + "\"");
        }
        return mode.get();
    }

    private int maxCidrs() {
        Optional<String> text = option(Annotations.MAX_CIDRS);
        if (text.isEmpty()) {
            return settings.maxCidrs();
        }
        if (!NUMBER.matcher(text.get()).matches()) {
            problem(Annotations.MAX_CIDRS, "expected a number of CIDRs, as in \"500\"");
            return settings.maxCidrs();
        }
        int maxCidrs = Integer.parseInt(text.get());
        if (maxCidrs > settings.limits().maxCidrs()) {
            problem(
                    Annotations.MAX_CIDRS,
                    maxCidrs
                            + " is above the administrator's limit (limits.maxCidrs) of "
                            + settings.limits().maxCidrs());
        }
        return maxCidrs;
    }

    private Duration removalHold() {
        Duration usual = settings.forcedHold().orElse(settings.guard().removalHold());
        Optional<String> text = option(Annotations.REMOVAL_HOLD);
        if (text.isEmpty()) {
            return usual;
        }
        Optional<Duration> asked = Durations.parse(text.get());
        Duration longest = settings.limits().removalHold();
        if (asked.isEmpty()) {
            problem(
                    Annotations.REMOVAL_HOLD,
                    "expected a duration such as \"30m\", \"24h\" or \"7d\", or \"0\"");
        } else if (asked.get().compareTo(longest) > 0) {
            problem(
                    Annotations.REMOVAL_HOLD,
                    text.get()
                            + " is above the administrator's limit (limits.removalHold) of "
                            + Durations.print(longest));
        }
        return settings.forcedHold().or(() -> asked).orElse(usual);
    }

    private Set<HeldId> approvals() {
        Set<HeldId> ids = new LinkedHashSet<>();
        for (String id : words(Annotations.APPROVE)) {
            HeldId.parse(id)
                    .ifPresentOrElse(
                            ids::add,
                            () ->
                                    problem(
                                            Annotations.APPROVE,
                                            "expected ids of held changes, 32 digits 0-9 and a-f"
                                                    + " each, separated by commas"));
        }
        return ids;
    }

    private List<String> words(String annotation) {
        return SEPARATOR
                .splitAsStream(option(annotation).orElse(""))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private Optional<String> option(String annotation) {
        return Optional.ofNullable(policy.annotations().get(annotation));
    }

    private void problem(String annotation, String message) {
        problems.add(new Problem(annotation, message));
    }
}
