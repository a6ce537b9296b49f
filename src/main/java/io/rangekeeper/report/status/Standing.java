package io.rangekeeper.report.status;

import io.rangekeeper.policy.State;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// How a policy stands, the worst first: the state of its plan, and what only shows from one plan
/// to the next.
public enum Standing {
    INVALID("Invalid", Tone.BAD, "a mistake in it: nothing of it is touched"),
    HELD("Held", Tone.BAD, "a part of its change waits for a person"),
    CONTENDED("Contended", Tone.BAD, "somebody edits back what is written, again and again"),
    WAITING("Waiting", Tone.NOTABLE, "a feed was never read: the rule stays as it is until then"),
    PENDING("Pending", Tone.NOTABLE, "in step, but for removals that wait"),
    OBSERVED("Observed", Tone.NOTABLE, "differences are reported and not written"),
    SYNCED("In step", Tone.GOOD, "what is live is what is meant"),
    UNMANAGED("Not managed", Tone.PLAIN, "no annotation says what belongs in it");

    private final String title;
    private final Tone tone;
    private final String meaning;

    Standing(String title, Tone tone, String meaning) {
        this.title = title;
        this.tone = tone;
        this.meaning = meaning;
    }

    /// By the state of its plan.
    ///
    /// @param contended whether somebody edits back what is written, again and again
    public static Standing of(State state, boolean contended) {
        Standing planned = valueOf(state.name());
        return contended && planned.compareTo(CONTENDED) > 0 ? CONTENDED : planned;
    }

    /// By its label.
    static Optional<Standing> of(String label) {
        return Stream.of(values()).filter(standing -> standing.label().equals(label)).findFirst();
    }

    /// As reports and metrics spell it: `held`.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    String title() {
        return title;
    }

    Tone tone() {
        return tone;
    }

    String meaning() {
        return meaning;
    }
}
