package io.rangekeeper.config;

import io.rangekeeper.policy.Guard;
import io.rangekeeper.policy.Limits;
import io.rangekeeper.policy.Mode;
import io.rangekeeper.policy.Self;
import io.rangekeeper.policy.Settings;
import io.rangekeeper.policy.Tenants;
import io.rangekeeper.yaml.Durations;
import io.rangekeeper.yaml.Fields;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads what is decided for all policies: modes, guards, budgets and limits.
final class SettingsReader {
    /// What etcd and every CNI are far from holding; a number beyond is a slip of the pen.
    private static final int MOST_CIDRS = 50_000;

    private static final Pattern PERCENT = Pattern.compile("([1-9][0-9]?|100)%");

    /// More than that is no guard.
    private static final BigDecimal MOST_TIMES = BigDecimal.valueOf(1_000);

    private SettingsReader() {}

    static Settings read(Fields fields) {
        Settings defaults = Settings.DEFAULT;
        Mode mode = mode(Optional.of(fields), defaults.mode());
        Optional<Fields> budget = fields.fields("budget");
        int maxCidrs = cidrs(budget, "cidrsPerPolicy", defaults.maxCidrs());
        budget.ifPresent(Fields::refuseOthers);
        Guard guard = guard(fields.fields("guard"), defaults.guard());
        Limits limits = limits(fields.fields("limits"), mode, maxCidrs, guard);
        return new Settings(
                mode,
                maxCidrs,
                guard,
                limits,
                Optional.empty(),
                Tenants.UNRESTRICTED,
                self(fields.fields("self")));
    }

    private static Self self(Optional<Fields> fields) {
        if (fields.isEmpty()) {
            return Self.UNKNOWN;
        }
        Fields given = fields.get();
        String namespace = given.text("namespace").orElse("");
        if (!namespace.isEmpty() && !KubernetesNames.isNamespace(namespace)) {
            given.problem("namespace", "\"" + namespace + "\" is no name of a namespace");
        }
        Self self = new Self(namespace, KubernetesNames.labels(given, "podLabels"));
        given.refuseOthers();
        return self;
    }

    private static Guard guard(Optional<Fields> fields, Guard absent) {
        if (fields.isEmpty()) {
            return absent;
        }
        Fields given = fields.get();
        int maxRemoved = percent(given, absent.maxRemovedPercent());
        double maxAdded = times(given, absent.maxAdded());
        Duration hold = hold(fields, absent.removalHold());
        boolean allowAny = given.flag("allowAny").orElse(absent.allowAny());
        given.refuseOthers();
        return new Guard(maxRemoved, maxAdded, hold, allowAny);
    }

    private static int percent(Fields fields, int absent) {
        return fields.text("maxRemoved")
                .flatMap(text -> {
                    Matcher matcher = PERCENT.matcher(text);
                    if (matcher.matches()) {
                        return Optional.of(Integer.parseInt(matcher.group(1)));
                    }
                    fields.problem(
                            "maxRemoved", "expected 1% to 100%, as in 30%, found \"" + text + "\"");
                    return Optional.empty();
                })
                .orElse(absent);
    }

    private static double times(Fields fields, double absent) {
        return fields.number("maxAdded", BigDecimal.ONE, MOST_TIMES)
                .map(BigDecimal::doubleValue)
                .orElse(absent);
    }

    private static Duration hold(Optional<Fields> fields, Duration absent) {
        Optional<Duration> hold =
                fields.flatMap(given -> given.duration("removalHold", Duration.ZERO));
        if (hold.filter(longest -> longest.compareTo(Guard.LONGEST_HOLD) > 0).isPresent()) {
            fields.ifPresent(given ->
                    given.problem(
                            "removalHold",
                            "is above the longest, " + Durations.print(Guard.LONGEST_HOLD)));
            return absent;
        }
        return hold.orElse(absent);
    }

    private static Limits limits(Optional<Fields> fields, Mode mode, int maxCidrs, Guard guard) {
        Limits absent = Limits.DEFAULT;
        int cidrs = cidrs(fields, "maxCidrs", Math.max(absent.maxCidrs(), maxCidrs));
        Mode strongest = mode(fields, absent.mode());
        Duration hold = hold(fields, longer(absent.removalHold(), guard.removalHold()));
        fields.ifPresent(given -> {
            if (cidrs < maxCidrs) {
                given.problem("maxCidrs", cidrs + " is below budget.cidrsPerPolicy, " + maxCidrs);
            }
            if (strongest.compareTo(mode) < 0) {
                given.problem("mode", strongest.label() + " is below mode, " + mode.label());
            }
            if (hold.compareTo(guard.removalHold()) < 0) {
                given.problem(
                        "removalHold",
                        "%s is below guard.removalHold, %s"
                                .formatted(
                                        Durations.print(hold),
                                        Durations.print(guard.removalHold())));
            }
            given.refuseOthers();
        });
        return new Limits(strongest, cidrs, hold);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static int cidrs(Optional<Fields> fields, String key, int absent) {
        return fields.flatMap(given -> given.integer(key, 1, MOST_CIDRS)).orElse(absent);
    }

    private static Mode mode(Optional<Fields> fields, Mode absent) {
        List<String> labels = Arrays.stream(Mode.values()).map(Mode::label).toList();
        return fields.flatMap(given -> given.word("mode", labels)).flatMap(Mode::of).orElse(absent);
    }
}
