package io.rangekeeper.select;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.function.Predicate;

/// A regular expression (RE2 syntax) that has to match the whole of a value, compiled once.
/// Matching takes time linear in the value, whatever the pattern; `.` matches every character, as
/// in PromQL.
final class AnchoredPattern implements Predicate<String> {
    private static final int LONGEST = 1_000;

    private static final int MOST_STEPS = 1_000;

    /// The library unrolls counted repetitions, nested ones into their product, without a limit of
    /// its own: `((a{1000}){1000}){1000}` would take all memory before its size could be asked for.
    private static final int LARGEST_TO_COMPILE = 100_000;

    private static final Pattern COUNT = Pattern.compile("\\{(\\d{1,4})(?:,(\\d{1,4})?)?\\}");

    private final Pattern pattern;

    private AnchoredPattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /// @throws IllegalArgumentException with a message that is safe to show
    static AnchoredPattern compile(String text) {
        if (text.length() > LONGEST || unrolled(text) > LARGEST_TO_COMPILE) {
            throw tooLarge(text);
        }
        try {
            Pattern pattern = Pattern.compile(text, Pattern.DOTALL);
            if (pattern.programSize() > MOST_STEPS) {
                throw tooLarge(text);
            }
            return new AnchoredPattern(pattern);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "%s is not a regular expression (RE2): %s"
                            .formatted(Quoted.of(text), Quoted.bare(e.getDescription())),
                    e);
        }
    }

    private static IllegalArgumentException tooLarge(String text) {
        return new IllegalArgumentException(
                Quoted.of(text) + " is too large a pattern; make it shorter or its counts smaller");
    }

    @Override
    public boolean test(String value) {
        return pattern.matches(value);
    }

    /// The length of the compiled program: what a value costs at most, for each of its characters.
    int steps() {
        return pattern.programSize();
    }

    /// An upper bound: takes every count as if it were nested in all the others.
    private static long unrolled(String text) {
        long size = text.length();
        Matcher counts = COUNT.matcher(text);
        while (counts.find() && size <= LARGEST_TO_COMPILE) {
            size *= Math.max(1, Math.max(number(counts, 1), number(counts, 2)));
        }
        return size;
    }

    private static int number(Matcher counts, int group) {
        String digits = counts.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
