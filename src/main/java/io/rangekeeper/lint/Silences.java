package io.rangekeeper.lint;

import io.rangekeeper.policy.Annotations;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the author of an object does not want to hear of, with the reasons: `RK105: legacy proxy,
/// gone in May; RK201: our own bucket`.
///
/// @param reasons by lint
/// @param mistakes what cannot be meant
record Silences(Map<LintId, String> reasons, List<String> mistakes) {
    private static final int SHORTEST_REASON = 4;
    private static final Pattern ENTRY =
            Pattern.compile("(RK[0-9]{3})\\s*:\\s*(.*)", Pattern.DOTALL);
    private static final Pattern SEPARATOR = Pattern.compile("[;\\n]");

    static Silences of(Map<String, String> annotations) {
        Map<LintId, String> reasons = new EnumMap<>(LintId.class);
        List<String> mistakes = new ArrayList<>();
        String text = annotations.getOrDefault(Annotations.LINT_IGNORE, "");
        entries(text).forEach(entry -> add(entry, reasons, mistakes));
        return new Silences(reasons, mistakes);
    }

    /// A reason may hold what separates entries: only an id begins another one.
    private static List<String> entries(String text) {
        List<String> entries = new ArrayList<>();
        for (String piece : SEPARATOR.split(text, -1)) {
            String stripped = piece.strip();
            if (!entries.isEmpty() && !stripped.startsWith("RK")) {
                entries.add(entries.removeLast() + (stripped.isEmpty() ? "" : "; " + stripped));
            } else if (!stripped.isEmpty()) {
                entries.add(stripped);
            }
        }
        return entries;
    }

    private static void add(String entry, Map<LintId, String> reasons, List<String> mistakes) {
        Matcher matcher = ENTRY.matcher(entry);
        Optional<LintId> id = matcher.matches() ? known(matcher.group(1)) : Optional.empty();
        if (id.isEmpty()) {
            mistakes.add("\"" + entry + "\" names no lint; expected RK105: and a reason");
        } else if (matcher.group(2).strip().length() < SHORTEST_REASON) {
            mistakes.add(id.get() + " is silenced without a reason, so it is not silenced");
        } else if (id.get() == LintId.RK001 || id.get() == LintId.RK003) {
            mistakes.add(id.get() + " cannot be silenced");
        } else {
            reasons.put(id.get(), matcher.group(2).strip());
        }
    }

    private static Optional<LintId> known(String text) {
        for (LintId id : LintId.values()) {
            if (id.name().equals(text)) {
                return Optional.of(id);
            }
        }
        return Optional.empty();
    }
}
