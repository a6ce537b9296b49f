package io.rangekeeper.report.status;

import io.rangekeeper.report.Amount;
import io.rangekeeper.report.ApprovalText;
import io.rangekeeper.report.PolicySummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One thing to say of a policy that is not in step.
///
/// @param title in one or a few words
/// @param until when it ends by itself, at the earliest
/// @param command what approves it; empty where nothing does
record Point(Tone tone, String title, String text, Optional<When> until, String command) {
    /// The most urgent first.
    static List<Point> of(PolicySummary policy, Instant now) {
        List<Point> points = new ArrayList<>();
        policy.problems()
                .forEach(problem ->
                        points.add(bad("Mistake", problem.where() + ": " + problem.message())));
        if (!policy.trouble().isEmpty()) {
            points.add(bad("Not written", "the last write did not succeed: " + policy.trouble()));
        }
        policy.rules()
                .forEach(rule -> rule.held().forEach(hold -> points.add(held(policy, rule, hold))));
        if (!policy.contender().isEmpty()) {
            points.add(
                    bad(
                            "Contended",
                            policy.contender() + " edits back what is written, again and again"));
        }
        policy.rules().forEach(rule -> waits(rule, now, points));
        return List.copyOf(points);
    }

    private static Point bad(String title, String text) {
        return new Point(Tone.BAD, title, Words.cut(text), Optional.empty(), "");
    }

    private static Point held(
            PolicySummary policy, PolicySummary.Rule rule, PolicySummary.Hold hold) {
        String effect =
                hold.id().isEmpty()
                        ? "No approval can let it through."
                        : "Its approval opens %s, closes %s."
                                .formatted(
                                        Amount.addresses(hold.added()),
                                        Amount.addresses(hold.removed()));
        return new Point(
                Tone.BAD,
                "Held, " + Words.of(hold.reason()),
                rule.rule() + ": " + Words.cut(hold.message()) + ". " + effect,
                Optional.empty(),
                ApprovalText.command(
                        policy.namespace() + "/" + policy.name(), hold.id(), List.of()));
    }

    private static void waits(PolicySummary.Rule rule, Instant now, List<Point> points) {
        if (!rule.missing().isEmpty()) {
            points.add(
                    new Point(
                            Tone.NOTABLE,
                            "Waiting",
                            Words.cut(
                                    rule.rule()
                                            + " stays as it is until this is read: "
                                            + String.join(", ", rule.missing())),
                            Optional.empty(),
                            ""));
        }
        for (PolicySummary.Wait wait : rule.pending()) {
            String why =
                    wait.reason().equals("withdrawn")
                            ? "the owner withdrew "
                            : "it is not known for long enough whether the owner still publishes ";
            points.add(
                    new Point(
                            Tone.NOTABLE,
                            "Pending",
                            rule.rule() + ": " + why + Amount.of(wait.sizes()) + "; open until",
                            Optional.of(When.of(wait.until(), now)),
                            ""));
        }
    }
}
