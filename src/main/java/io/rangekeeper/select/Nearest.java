package io.rangekeeper.select;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.apache.commons.text.similarity.DamerauLevenshteinDistance;

/// What somebody may have meant: names that are a few slips of the keyboard away, whatever their
/// case, or that begin with what was written.
public final class Nearest {
    private static final int MOST = 3;
    private static final int SHORTEST_PREFIX = 3;

    /// Longer text is no typing mistake; this also bounds the work on hostile text.
    private static final int LONGEST = 64;

    private Nearest() {}

    /// `; did you mean a or b?`, or nothing where nothing is near.
    public static String hint(String text, Collection<String> known) {
        return hint(text, known, UnaryOperator.identity());
    }

    static String hint(String text, Collection<String> known, UnaryOperator<String> shown) {
        List<String> nearest = to(text, known).stream().map(shown).toList();
        return nearest.isEmpty()
                ? ""
                : "; did you mean %s?".formatted(Names.list(nearest, "or", MOST));
    }

    /// At most three, the nearest first.
    static List<String> to(String text, Collection<String> known) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return List.of();
        }
        int reach = Math.max(1, text.length() / 3);
        DamerauLevenshteinDistance distance = new DamerauLevenshteinDistance(reach);
        return known.stream()
                .filter(name -> !name.isEmpty())
                .map(name -> new Candidate(name, far(text, name, distance, reach)))
                .filter(candidate -> candidate.far >= 0)
                .sorted(Comparator.comparingInt(Candidate::far).thenComparing(Candidate::name))
                .limit(MOST)
                .map(Candidate::name)
                .toList();
    }

    private record Candidate(String name, int far) {}

    private static int far(
            String text, String name, DamerauLevenshteinDistance distance, int reach) {
        String written = text.toLowerCase(Locale.ROOT);
        String meant = name.toLowerCase(Locale.ROOT);
        int far = distance.apply(written, meant);
        boolean prefix = written.length() >= SHORTEST_PREFIX && meant.startsWith(written);
        return far < 0 && prefix ? reach + 1 : far;
    }
}
