package io.rangekeeper.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What is said of a replay, whatever it is printed on. Not yet made safe to print.
final class BacktestWords {
    static final List<String> COLUMNS =
            List.of("rule", "state", "writes", "added", "removed", "held", "waited", "came back");

    static final String LEGEND =
            "Added and removed are CIDRs, the first write counted. What waited is removals, until their"
                    + " hold was over; what came back is those of which the owner published some again"
                    + " before.";

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private BacktestWords() {}

    static List<String> introduction(Backtest backtest) {
        Backtest.Total total = backtest.total();
        Backtest.Guards guard = backtest.guard();
        return List.of(
                "Replayed %s from %s, %s to %s (%s), against %s of %s in %s. Nothing was written."
                        .formatted(
                                Amount.count(total.documents(), "document"),
                                backtest.historyFrom(),
                                day(backtest.from()),
                                day(backtest.until()),
                                span(Duration.between(backtest.from(), backtest.until())),
                                Amount.count(total.rules(), "rule"),
                                Amount.count(total.policies(), "policy"),
                                backtest.policiesFrom()),
                String.format(
                        Locale.ROOT,
                        "Settings: maxRemoved %s, maxAdded %s, removalHold %s, cidrsPerPolicy %,d.",
                        guard.maxRemoved(),
                        plain(guard.maxAdded()),
                        guard.removalHold(),
                        guard.cidrsPerPolicy()));
    }

    static String conclusion(Backtest backtest) {
        Backtest.Total total = backtest.total();
        return "In all: %s, which opened %s and closed %s; a person would have been asked about %s and %s."
                .formatted(
                        Amount.count(total.writes(), "write"),
                        Amount.addresses(total.added()),
                        Amount.addresses(total.removed()),
                        Amount.count(total.held(), "held change"),
                        Amount.count(total.invalid(), "mistake"));
    }

    static List<String> row(Backtest.Rule rule) {
        return List.of(
                rule.title(),
                rule.state(),
                number(rule.writes()),
                cidrs(rule.added()),
                cidrs(rule.removed()),
                number(rule.held()),
                number(rule.waits().removals()),
                number(rule.waits().cameBack()));
    }

    static List<String> row(Backtest.Total total) {
        return List.of(
                "in all",
                "",
                number(total.writes()),
                cidrs(total.added()),
                cidrs(total.removed()),
                number(total.held()),
                number(total.waitingRemovals()),
                number(total.cameBack()));
    }

    /// What became of a rule, in sentences.
    static List<String> story(Backtest.Rule rule) {
        if (rule.steps().isEmpty()) {
            return List.of("was never written: " + rule.state());
        }
        List<String> story = new ArrayList<>();
        story.add(
                "began on %s with %s; opened %s and closed %s since; allows %s in the end"
                        .formatted(
                                day(rule.steps().getFirst().at()),
                                Amount.of(rule.first()),
                                Amount.addresses(Sizing.minus(rule.added(), rule.first())),
                                Amount.addresses(rule.removed()),
                                Amount.of(rule.allows())));
        Backtest.Waits waits = rule.waits();
        if (waits.removals() > 0) {
            story.add(waited(waits));
        }
        return story;
    }

    private static String waited(Backtest.Waits waits) {
        String again =
                waits.cameBack() == 0
                        ? "none came back"
                        : "the owner published some again of " + number(waits.cameBack());
        return "%s waited%s; %s; waiting still: %s"
                .formatted(
                        Amount.count(waits.removals(), "removal"),
                        longest(Duration.ofSeconds(waits.longestSeconds())),
                        again,
                        Amount.addresses(waits.open()));
    }

    private static String longest(Duration longest) {
        return longest.isZero() ? "" : ", at the longest for " + span(longest) + " until closed";
    }

    static String subject(Backtest.Asked asked) {
        return asked.rule().isEmpty() ? asked.policy() : asked.policy() + " " + asked.rule();
    }

    /// Until when somebody would have had to answer.
    static String end(Backtest.Asked asked) {
        return asked.until().isEmpty()
                ? "a question to the end"
                : "no question any more on " + day(Instant.parse(asked.until()));
    }

    static String day(Instant time) {
        return DAY.format(time);
    }

    static String number(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /// `15 days`, `24 hours`: the largest unit of which there are two.
    static String span(Duration duration) {
        if (duration.toDays() >= 2) {
            return Amount.count((int) duration.toDays(), "day");
        }
        return duration.toHours() >= 2
                ? Amount.count((int) duration.toHours(), "hour")
                : Amount.count((int) duration.toMinutes(), "minute");
    }

    private static String cidrs(Report.Sizes sizes) {
        return number(sizes.ipv4().cidrs() + sizes.ipv6().cidrs());
    }

    private static String plain(double times) {
        return times == Math.rint(times) ? Long.toString((long) times) : Double.toString(times);
    }
}
