package io.rangekeeper.report.status;

import io.rangekeeper.report.Amount;
import java.util.List;

/// The page in one line.
record Verdict(Tone tone, String text) {
    /// @param needy how many policies need somebody
    /// @param refused how many feeds that are needed were not read as they should
    static Verdict of(StatusFacts facts, int needy, int refused) {
        if (needy > 0) {
            return new Verdict(
                    Tone.BAD,
                    Amount.count(needy, "policy")
                            + (needy == 1 ? " needs" : " need")
                            + " somebody");
        }
        if (!facts.troubles().isEmpty()) {
            return new Verdict(Tone.BAD, "The controller itself has trouble");
        }
        if (refused > 0) {
            return new Verdict(
                    Tone.NOTABLE,
                    "No policy needs somebody, but %s could not be read"
                            .formatted(Amount.count(refused, "feed")));
        }
        if (facts.policies().isEmpty()) {
            return new Verdict(Tone.NOTABLE, "There is no policy to keep");
        }
        return unfinished(facts);
    }

    private static Verdict unfinished(StatusFacts facts) {
        List<Standing> open = List.of(Standing.WAITING, Standing.OBSERVED);
        int waiting =
                (int)
                        facts.policies().stream()
                                .filter(policy ->
                                        Standing.of(policy.state())
                                                .filter(open::contains)
                                                .isPresent())
                                .count();
        return waiting == 0
                ? new Verdict(Tone.GOOD, "Everything is in step")
                : new Verdict(
                        Tone.NOTABLE,
                        "No policy needs somebody; %s waiting or only observed"
                                .formatted(
                                        Amount.count(waiting, "policy")
                                                + (waiting == 1 ? " is" : " are")));
    }
}
