package io.rangekeeper.feed;

import io.rangekeeper.yaml.Durations;
import java.time.Duration;

/// When a feed is fetched, besides the moment at which somebody first needs it.
public sealed interface Rhythm {
    /// As the description of the feed says it.
    String text();

    /// The most time from one reading to the next.
    Duration longest();

    /// Again and again after this time.
    record Every(Duration interval) implements Rhythm {
        @Override
        public String text() {
            return Durations.print(interval);
        }

        @Override
        public Duration longest() {
            return interval;
        }
    }

    /// At certain times, in UTC.
    record At(Cron cron) implements Rhythm {
        @Override
        public String text() {
            return cron.toString();
        }

        @Override
        public Duration longest() {
            return cron.longestGap();
        }
    }
}
