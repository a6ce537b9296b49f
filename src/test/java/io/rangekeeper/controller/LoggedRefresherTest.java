package io.rangekeeper.controller;

import static io.rangekeeper.controller.ScriptedFeeds.LABELLED;
import static io.rangekeeper.controller.ScriptedFeeds.ONE;
import static io.rangekeeper.controller.ScriptedFeeds.SINGLE;
import static io.rangekeeper.controller.ScriptedFeeds.TWO;
import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.feed.FeedDocument;
import io.rangekeeper.feed.Refresher;
import io.rangekeeper.feed.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoggedRefresherTest {
    private final ScriptedFeeds feeds = new ScriptedFeeds();
    private final LogLines log = new LogLines();
    private final LoggedRefresher logged = new LoggedRefresher(feeds.reader(), feeds, log.logger());

    @AfterEach
    void stop() {
        log.close();
    }

    @Test
    void aTransitionIsToldOnceAndATickIsNot() throws InterruptedException {
        feeds.answer("{\"v\": 1, \"p\": [\"11.0.0.0/24\"]}");
        feeds.answer("{\"v\": 2, \"p\": [\"11.0.1.0/24\"]}");
        refresh(SINGLE, 2);
        assertThat(log.lines()).isEmpty();

        feeds.pass(Duration.ofMinutes(15));
        feeds.fail(Refusal.UNREACHABLE, "nobody answered at feed.example")
                .fail(Refusal.UNREACHABLE, "nobody answered within 60s");
        refresh(SINGLE, 2);
        assertThat(log.lines())
                .containsExactly(
                        "WARN single cannot be fetched (unreachable): nobody answered at"
                                + " feed.example; what it said 15m ago stays in force");

        feeds.pass(Duration.ofMinutes(105));
        feeds.answer("{\"v\": 1, \"p\": []}").answer("{\"v\": 2, \"p\": []}");
        refresh(SINGLE, 2);
        assertThat(log.lines())
                .containsExactly(
                        "WARN single is refused (implausible): it lists no ranges;"
                                + " what it said 2h ago stays in force");

        feeds.answer("{\"v\": 2, \"p\": [\"11.0.1.0/24\"]}")
                .answer("{\"v\": 2, \"p\": [\"11.0.1.0/24\"]}");
        refresh(SINGLE, 2);
        assertThat(log.lines()).containsExactly("INFO single is read again, after 1h");
    }

    @Test
    void whatNobodyNeedsIsForgottenAndNewsWhenSomebodyDoesAgain() throws InterruptedException {
        feeds.fail(Refusal.STATUS, "503").fail(Refusal.STATUS, "503").fail(Refusal.STATUS, "503");
        refresh(SINGLE, 1);
        assertThat(log.lines()).hasSize(1);

        logged.retain(Set.of("single"));
        refresh(SINGLE, 1);
        assertThat(log.lines()).isEmpty();

        logged.retain(Set.of("several"));
        refresh(SINGLE, 1);
        assertThat(log.lines()).hasSize(1);
    }

    @Test
    void aDocumentThatWasNeverReadIsSaidToBe() throws InterruptedException {
        feeds.answer("<html>Log in</html>");

        refresh(ONE, 1);

        assertThat(log.lines())
                .containsExactly(
                        "WARN several/one is refused (malformed): a page of HTML or XML instead of"
                                + " the document: \"<html>Log in</html>\"; it was never read, so what"
                                + " needs it waits");
    }

    @Test
    void eachDocumentOfAFeedIsToldOfByItself() throws InterruptedException {
        feeds.fail(Refusal.STATUS, "503").answer("11.0.0.0/24\n").fail(Refusal.STATUS, "404");
        refresh(ONE, 1);
        refresh(TWO, 2);

        assertThat(log.lines())
                .containsExactly(
                        "WARN several/one cannot be fetched (status): 503; it was never read, so"
                                + " what needs it waits",
                        "WARN several/two cannot be fetched (status): 404; what it said 0s ago"
                                + " stays in force");
    }

    @Test
    void whatAnEarlierProcessReadIsSaidToStayInForce() throws InterruptedException {
        feeds.answer("{\"v\": 1, \"p\": [\"11.0.0.0/24\"]}");
        refresh(SINGLE, 1);
        feeds.pass(Duration.ofDays(3));

        feeds.fail(Refusal.UNREACHABLE, "nobody there");
        new LoggedRefresher(feeds.reader(), feeds, log.logger()).refresh(SINGLE);

        assertThat(log.lines())
                .containsExactly(
                        "WARN single cannot be fetched (unreachable): nobody there; what it said"
                                + " 3d ago stays in force");
    }

    @Test
    void whatAFeedSaysIsOneLineThatSteersNothing() throws InterruptedException {
        feeds.fail(Refusal.STATUS, "503 {}\n\u001b[2JERROR forged\u202e\u2028")
                .answer(
                        "{\"v\": \"1\\u001b[2J\\nWARN forged\", \"p\": [{\"cidr\": \"11.0.0.0/24\"}]}")
                .answer("\u001b[2J\nWARN forged")
                .answer(
                        "{\"v\": 1, \"p\": [{\"cidr\": \"11.0.0.0/99 \\u001b[2J\\nWARN forged\"},"
                                + " {\"cidr\": \"\\u202e\\u2028\"}]}");

        refresh(LABELLED, 1);
        assertThat(log.lines())
                .containsExactly(
                        "WARN labelled cannot be fetched (status): 503"
                                + " {}\\u000a\\u001b[2JERROR forged\\u202e\\u2028; it was never"
                                + " read, so what needs it waits");
        refresh(LABELLED, 3);

        assertThat(log.lines())
                .hasSize(1)
                .allMatch(line -> line.matches("[\\x20-\\x7e]+"))
                .allMatch(line -> line.startsWith("WARN labelled is refused (malformed): "));
    }

    /// What one of them tells the others have heard.
    @Test
    void anAnswerThatSeveralWaitedForIsToldOnce() throws InterruptedException {
        feeds.fail(Refusal.UNREACHABLE, "nobody there");
        var same = feeds.reader().refresh(SINGLE);
        Refresher shared = new LoggedRefresher(document -> same, feeds, log.logger());

        List<Thread> waiting = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            waiting.add(
                    Thread.startVirtualThread(() -> {
                        try {
                            shared.refresh(SINGLE);
                        } catch (InterruptedException e) {
                            throw new AssertionError(e);
                        }
                    }));
        }
        for (Thread thread : waiting) {
            thread.join();
        }

        assertThat(log.lines()).hasSize(1);
    }

    private void refresh(FeedDocument document, int times) throws InterruptedException {
        for (int i = 0; i < times; i++) {
            logged.refresh(document);
        }
    }
}
