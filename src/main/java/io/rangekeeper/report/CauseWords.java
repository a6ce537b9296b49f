package io.rangekeeper.report;

/// Why a rule changes, in words.
final class CauseWords {
    private CauseWords() {}

    static String of(Report.Change change) {
        return switch (change.cause()) {
            case "first" -> "managed for the first time";
            case "user" -> "the policy's author asks for something else";
            case "owner" -> "the owner of the ranges publishes something else";
            case "drift" -> "somebody edited the rule by hand";
            case "unknown" ->
                    "the expression is new, and the documents of the last write are not at hand";
            default -> change.cause();
        };
    }
}
