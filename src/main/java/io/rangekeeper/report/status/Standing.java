package io.rangekeeper.report.status;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// How a policy stands, in words, the worst first.
enum Standing {
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

    /// As reports spell it: `held`.
    static Optional<Standing> of(String label) {
        return Stream.of(values()).filter(standing -> standing.label().equals(label)).findFirst();
    }

    String label() {
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
