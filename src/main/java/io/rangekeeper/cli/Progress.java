package io.rangekeeper.cli;

import io.rangekeeper.cli.backtest.Replay;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/// One line on the error output that says how far a replay is, for a person who waits for it.
final class Progress implements Replay.Progress {
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Environment environment;
    private int expected;
    private int width;
    private Instant shown = Instant.MIN;

    Progress(Environment environment) {
        this.environment = environment;
    }

    void expect(int documents) {
        expected = documents;
    }

    @Override
    public void passed(int done, Instant at) {
        Instant now = environment.clock().instant();
        if (environment.terminal() && shown.plus(PAUSE).isBefore(now)) {
            shown = now;
            show("replayed %,d of %,d documents, until %s".formatted(done, expected, day(at)));
        }
    }

    /// Takes the line away.
    void end() {
        if (width > 0) {
            show("");
            environment.err().print("\r");
            environment.err().flush();
        }
    }

    private void show(String text) {
        environment.err().print("\r" + text + " ".repeat(Math.max(0, width - text.length())));
        environment.err().flush();
        width = text.length();
    }

    private static String day(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }
}
