package io.rangekeeper.report;

/// How a policy stands, at a glance.
///
/// @param mark one character before its name
/// @param words what is, or would be, done with it, and what that leaves open
record PolicyStatus(String mark, String words, Tone tone) {
    enum Tone {
        GOOD,
        NOTABLE,
        BAD
    }

    static PolicyStatus of(Report.Policy policy) {
        return switch (policy.result().what()) {
            case "rejected", "failed" -> new PolicyStatus("!", "NOT WRITTEN", Tone.BAD);
            case "gone" -> new PolicyStatus("-", "gone meanwhile", Tone.NOTABLE);
            default -> ofState(policy);
        };
    }

    private static PolicyStatus ofState(Report.Policy policy) {
        return switch (policy.state()) {
            case "invalid" -> new PolicyStatus("!", "INVALID, not touched", Tone.BAD);
            case "held" -> unfinished(policy, "HELD");
            case "waiting" -> unfinished(policy, "WAITING for a feed");
            case "pending" ->
                    policy.changes()
                            ? new PolicyStatus(
                                    "~", change(policy) + ", a removal waits", Tone.NOTABLE)
                            : new PolicyStatus("=", "in step, a removal waits", Tone.GOOD);
            case "observed" -> new PolicyStatus("o", "OBSERVED, not written", Tone.NOTABLE);
            case "unmanaged" -> new PolicyStatus("-", "not managed", Tone.NOTABLE);
            default ->
                    policy.changes()
                            ? new PolicyStatus("~", change(policy), Tone.NOTABLE)
                            : new PolicyStatus("=", "in step", Tone.GOOD);
        };
    }

    private static PolicyStatus unfinished(Report.Policy policy, String state) {
        return policy.changes()
                ? new PolicyStatus("~", change(policy) + ", a part " + state, Tone.NOTABLE)
                : new PolicyStatus("!", state + ", not touched", Tone.NOTABLE);
    }

    private static String change(Report.Policy policy) {
        return policy.result().what().equals("written") ? "changed" : "would change";
    }
}
