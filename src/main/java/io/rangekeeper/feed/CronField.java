package io.rangekeeper.feed;

import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// One of the five fields of a cron expression, in their order.
public enum CronField {
    MINUTE("minute", 0, 59),
    HOUR("hour", 0, 23),
    DAY_OF_MONTH("day of month", 1, 31),
    MONTH("month", 1, 12),
    /// From Sunday, 0, to Saturday, 6; 7 is written for Sunday too.
    DAY_OF_WEEK("day of week", 0, 6);

    private static final List<String> MONTHS =
            List.of("jan feb mar apr may jun jul aug sep oct nov dec".split(" "));
    private static final List<String> DAYS = List.of("sun mon tue wed thu fri sat".split(" "));
    private static final int ALSO_SUNDAY = 7;

    /// `*`, `a` or `a-b`, each with a step or without.
    private static final Pattern PART =
            Pattern.compile(
                    "(?:\\*|(?<from>\\w{1,3})(?:-(?<to>\\w{1,3}))?)(?:/(?<step>\\d{1,2}))?");

    private final String words;
    private final int first;
    private final int last;

    CronField(String words, int first, int last) {
        this.words = words;
        this.first = first;
        this.last = last;
    }

    /// What people call it.
    String words() {
        return words;
    }

    /// All values that it may have.
    SortedSet<Integer> all() {
        return values(first, last, 1);
    }

    /// The values that a text allows.
    SortedSet<Integer> parse(String text) {
        SortedSet<Integer> values = new TreeSet<>();
        for (String part : text.split(",", -1)) {
            values.addAll(part(part));
        }
        return values;
    }

    private SortedSet<Integer> part(String text) {
        Matcher part = PART.matcher(text);
        if (!part.matches()) {
            throw unreadable(text);
        }
        String step = part.group("step");
        int from = value(part.group("from"), first, text);
        int to = value(part.group("to"), isSingle(part) ? from : last, text);
        if (to < from) {
            throw new CronFormatException(
                    "%s %s runs backwards: write it as two, as in 22-23,0-2"
                            .formatted(words, Excerpt.of(text)));
        }
        return values(from, to, step == null ? 1 : step(Integer.parseInt(step), text));
    }

    /// As opposed to `a/step`, which begins at `a`.
    private static boolean isSingle(Matcher part) {
        return part.group("from") != null && part.group("step") == null;
    }

    private SortedSet<Integer> values(int from, int to, int step) {
        SortedSet<Integer> values = new TreeSet<>();
        for (int value = from; value <= to; value += step) {
            values.add(this == DAY_OF_WEEK && value == ALSO_SUNDAY ? 0 : value);
        }
        return values;
    }

    private int value(@Nullable String text, int otherwise, String part) {
        if (text == null) {
            return otherwise;
        }
        int named = names().indexOf(text.toLowerCase(Locale.ROOT));
        if (named >= 0) {
            return first + named;
        }
        int highest = this == DAY_OF_WEEK ? ALSO_SUNDAY : last;
        return IntStream.rangeClosed(first, highest)
                .filter(value -> text.equals(Integer.toString(value)) || isPadded(text, value))
                .findFirst()
                .orElseThrow(() -> unreadable(part));
    }

    private List<String> names() {
        return switch (this) {
            case MINUTE, HOUR, DAY_OF_MONTH -> List.of();
            case MONTH -> MONTHS;
            case DAY_OF_WEEK -> DAYS;
        };
    }

    private static boolean isPadded(String text, int value) {
        return text.equals("0" + value) && value < 10;
    }

    /// One that is too long is a mistake that cron forgives: in it, every 90 minutes is every hour.
    private int step(int step, String part) {
        if (step < 1 || step > last - first) {
            throw new CronFormatException(
                    "%s %s: a step from 1 to %d is expected"
                            .formatted(words, Excerpt.of(part), last - first));
        }
        return step;
    }

    private CronFormatException unreadable(String part) {
        List<String> names = names();
        String named =
                names.isEmpty() ? "" : " or %s to %s".formatted(names.getFirst(), names.getLast());
        return new CronFormatException(
                "%s %s: expected are numbers from %d to %d%s, *, ranges such as a-b, steps such as */2,"
                                .formatted(words, Excerpt.of(part), first, last, named)
                        + " and lists of them with commas");
    }
}
