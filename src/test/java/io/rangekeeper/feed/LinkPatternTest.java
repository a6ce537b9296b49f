package io.rangekeeper.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LinkPatternTest {
    private FeedServer server;

    @BeforeEach
    void start() throws IOException {
        server = new FeedServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theNewestDocumentOfAPageIsFetched() {
        server.answer(
                """
                <a href="https://evil.example/Tags_20991231.html">no</a>
                <a href="/a/Tags_20260105.json">old</a> <a href=../b/Tags_20260112.json>new</a>
                <a href="/a/Other_20270101.json">another</a>
                """);
        server.answer("11.0.0.0/24\n");

        Fetched fetched = (Fetched) linked("/page/");

        assertThat(fetched.location()).isEqualTo(server.address("/b/Tags_20260112.json"));
    }

    @Test
    void aLinkLeadsOnlyWhereTheFeedAllows() {
        server.answer("<a href='https://evil.example/Tags_20260112.json'>new</a>");

        assertThat(linked("/page/"))
                .isEqualTo(
                        new Refused(
                                Refusal.STATUS,
                                server.address("/page/")
                                        + ": a link to https://evil.example/Tags_20260112.json, which"
                                        + " is not followed: the feed allows only feed.example"));
        assertThat(server.network.names).containsExactly("feed.example");
    }

    @Test
    void aPageWithoutTheLinkIsRefused() {
        server.answer("<p>We have moved</p>");

        assertThat(linked("/page/"))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Refusal.MALFORMED));
    }

    @Test
    void theRealPageLeadsToTheRealDocument() throws IOException {
        String html = Files.readString(Documents.shared("recorded/azure-download-page.html"));

        assertThat(
                        LinkPattern.compile("ServiceTags_Public_([0-9]+)\\.json")
                                .newest(html, "https://www.microsoft.com/"))
                .get()
                .asString()
                .startsWith("https://download.microsoft.com/download/")
                .endsWith(".json");
    }

    private FetchResult linked(String path) {
        Access access = Access.DIRECT.withLink(LinkPattern.compile("Tags_([0-9]{8})\\.json"));
        return server.documents().fetch(server.document(path, access));
    }
}
