package io.rangekeeper.policy;

import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.yaml.Durations;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads the annotations of one policy that say how its ranges are kept, within the administrator's
/// limits.
final class OptionReader {
    /// Every annotation that is no expression.
    static final Set<String> OPTIONS =
            Set.of(
                    Annotations.EXCEPT,
                    Annotations.ADOPT,
                    Annotations.MODE,
                    Annotations.MAX_CIDRS,
                    Annotations.REMOVAL_HOLD,
                    Annotations.APPROVE,
                    // For whoever judges the policy; it says nothing of ranges.
                    Annotations.LINT_IGNORE,
                    Annotations.APPLIED);

    private static final Pattern SEPARATOR = Pattern.compile("[\\s,]+");
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

    private final NetworkPolicy policy;
    private final Settings settings;
    private final List<Problem> problems;

    /// @param problems takes what is wrong
    OptionReader(NetworkPolicy policy, Settings settings, List<Problem> problems) {
        this.policy = policy;
        this.settings = settings;
        this.problems = problems;
    }

    /// What is asked for; of no use once there are problems.
    Intent intent(List<ManagedRule> rules) {
        return new Intent(rules, except(), adopt(), mode(), maxCidrs(), removalHold(), approvals());
    }

    private CidrSet except() {
        return Exceptions.of(policy, message -> problem(Annotations.EXCEPT, message));
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
