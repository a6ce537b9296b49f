package io.rangekeeper.controller;

import static io.rangekeeper.controller.MeteredFeeds.DURATION;
import static io.rangekeeper.controller.MeteredFeeds.PUBLISHED;
import static io.rangekeeper.controller.MeteredFeeds.QUARANTINED;
import static io.rangekeeper.controller.MeteredFeeds.RANGES;
import static io.rangekeeper.controller.MeteredFeeds.SUCCESS;
import static io.rangekeeper.controller.MeteredFeeds.changes;
import static io.rangekeeper.controller.MeteredFeeds.outcomes;
import static io.rangekeeper.controller.MeteredFeeds.seconds;
import static io.rangekeeper.controller.ScriptedFeeds.NOON;
import static io.rangekeeper.controller.ScriptedFeeds.ONE;
import static io.rangekeeper.controller.ScriptedFeeds.SINGLE;
import static io.rangekeeper.controller.ScriptedFeeds.TWO;
import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.feed.Refusal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What is known of feeds at a moment.
class FeedGaugesTest {
    private static final String FAILING = "rangekeeper_feed_failing";

    private final MeteredFeeds feeds = new MeteredFeeds();

    @Test
    void aFeedOfSeveralDocumentsIsTheirSumAndEachStaysWhenItIsRefused()
            throws InterruptedException {
        feeds.answer("11.0.0.0/24\n11.0.2.0/24\n2600::/32\n10.0.0.0/8\n")
                .answer("11.0.0.0/24\n11.0.1.0/24\n169.254.169.254/32\nfe80::/64\n::1/128\n")
                .answer("")
                .fail(Refusal.UNREACHABLE, "nobody there");

        feeds.refresh(ONE, 1);
        feeds.refresh(TWO, 1);
        feeds.refresh(ONE, 1);
        feeds.refresh(TWO, 1);

        Exposition told = feeds.told();
        assertThat(told.value(RANGES, "feed=several,family=ipv4")).isEqualTo(3);
        assertThat(told.value(RANGES, "feed=several,family=ipv6")).isEqualTo(1);
        assertThat(told.value(QUARANTINED, "feed=several,family=ipv4")).isEqualTo(2);
        assertThat(told.value(QUARANTINED, "feed=several,family=ipv6")).isEqualTo(2);
        assertThat(outcomes(told, "several", "one")).containsExactly(1.0, 0.0, 1.0, 0.0);
        assertThat(outcomes(told, "several", "two")).containsExactly(1.0, 0.0, 0.0, 1.0);
        assertThat(told.value(DURATION + "_count", "feed=several")).isEqualTo(4);
        assertThat(told.values("document")).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void theLastSuccessIsWhenADocumentWasLastBelieved() throws InterruptedException {
        feeds.fail(Refusal.STATUS, "503");
        feeds.refresh(SINGLE, 1);
        assertThat(feeds.told().value(SUCCESS, "feed=single,document=")).isZero();

        feeds.pass(Duration.ofMinutes(1));
        feeds.answer("{\"v\": 1, \"p\": [\"11.0.0.0/24\"]}");
        feeds.refresh(SINGLE, 1);
        feeds.pass(Duration.ofMillis(1_500));
        feeds.answer("{\"v\": 1, \"p\": [\"11.0.0.0/24\"]}");
        feeds.refresh(SINGLE, 1);
        feeds.pass(Duration.ofMinutes(1));
        feeds.fail(Refusal.STATUS, "503").answer("{}");
        feeds.refresh(SINGLE, 2);

        assertThat(feeds.told().value(SUCCESS, "feed=single,document="))
                .isEqualTo(seconds(NOON) + 61.5);
    }

    @Test
    void theReasonOfTheLastFailureStandsUntilADocumentIsBelieved() throws InterruptedException {
        feeds.fail(Refusal.STATUS, "503").answer("{}");
        feeds.refresh(SINGLE, 1);
        assertThat(feeds.told().value(FAILING, "feed=single,document=,reason=status")).isEqualTo(1);
        assertThat(feeds.told().sum(FAILING)).isEqualTo(1);

        feeds.refresh(SINGLE, 1);
        assertThat(feeds.told().value(FAILING, "feed=single,document=,reason=status")).isZero();
        assertThat(feeds.told().sum(FAILING)).isEqualTo(1);

        feeds.answer("{\"v\": 1, \"p\": [\"11.0.0.0/24\"]}");
        feeds.refresh(SINGLE, 1);
        assertThat(feeds.told().sum(FAILING)).isZero();
    }

    @Test
    void whatAnEarlierProcessReadCountsAfterARestart() throws InterruptedException {
        feeds.answer("{\"v\": 1, \"p\": [\"11.0.0.0/24\"], \"t\": \"2026-01-01T11:00:00Z\"}");
        feeds.refresh(SINGLE, 1);
        feeds.pass(Duration.ofHours(5));
        FeedMeters restarted = new FeedMeters(feeds, feeds::nanos);

        feeds.fail(Refusal.UNREACHABLE, "nobody there");
        restarted.measured(feeds.reader()).refresh(SINGLE);

        Exposition told = Exposition.parse(restarted.expose());
        assertThat(told.value(SUCCESS, "feed=single,document=")).isEqualTo(seconds(NOON));
        assertThat(told.value(PUBLISHED, "feed=single,document="))
                .isEqualTo(seconds(NOON.minus(Duration.ofHours(1))));
        assertThat(told.value(RANGES, "feed=single,family=ipv4")).isEqualTo(1);
        assertThat(changes(told, "single")).containsOnly(0.0);
    }

    @Test
    void thePublicationIsAsTheOwnerOfTheCurrentDocumentSays() throws InterruptedException {
        feeds.answer("{\"v\": 1, \"p\": [\"11.0.0.0/24\"]}");
        feeds.refresh(SINGLE, 1);
        assertThat(feeds.told().value(PUBLISHED, "feed=single,document=")).isNull();

        feeds.answer("{\"v\": 2, \"p\": [\"11.0.0.0/24\"], \"t\": \"2026-01-01T12:00:00Z\"}")
                .answer("{\"v\": 1, \"p\": [\"11.0.0.0/24\"], \"t\": \"2026-01-01T10:00:00Z\"}");
        feeds.refresh(SINGLE, 2);
        assertThat(feeds.told().value(PUBLISHED, "feed=single,document=")).isEqualTo(seconds(NOON));

        feeds.answer("{\"v\": 3, \"p\": [\"11.0.0.0/24\"], \"t\": \"yesterday\"}");
        feeds.refresh(SINGLE, 1);
        assertThat(feeds.told().value(PUBLISHED, "feed=single,document=")).isNaN();
    }
}
