package io.rangekeeper.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rangekeeper.yaml.Problems;
import io.rangekeeper.yaml.Yaml;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AccessParserTest {
    private static final String URL = "url: 'https://feed.example/'";

    @Test
    void aFeedSaysHowItIsReached() {
        Access access =
                own("""
                name: x
                format: text
                url: https://feed.example/
                redirects: [cdn.example.com]
                headers: {Authorization: {file: /etc/token}, X-Key: {env: KEY}}
                ca: /etc/ca.pem
                """)
                        .documents()
                        .getFirst()
                        .access();

        assertThat(access.redirects()).containsExactly("cdn.example.com");
        assertThat(access.headers())
                .isEqualTo(
                        Map.of(
                                "Authorization", new Secret.InFile(Path.of("/etc/token")),
                                "X-Key", new Secret.InVariable("KEY")));
        assertThat(access.ca()).contains(Path.of("/etc/ca.pem"));
    }

    @Test
    void whatHoldsForTheFeedHoldsForEachOfItsDocuments() {
        Feed feed =
                own(
                        """
                        name: x
                        redirects: [cdn.example.com]
                        documents:
                          a: {url: 'https://feed.example/a', format: text}
                          b: {format: text, link: {page: 'https://feed.example/', pattern: 'b-(.*)'}}
                        """);

        assertThat(feed.documents())
                .allSatisfy(document ->
                        assertThat(document.access().redirects())
                                .containsExactly("cdn.example.com"));
        assertThat(feed.documents())
                .extracting(d -> d.access().link().isPresent())
                .containsExactly(false, true);
        assertThat(feed.documents().getLast().url()).isEqualTo("https://feed.example/");
    }

    @Test
    void aFileAndAGuidAreAddresses() {
        assertThat(own("{name: x, format: text, url: 'file:///etc/ranges.txt'}")).isNotNull();
        assertThat(own("{name: x, format: text, url: 'https://feed.example/?id={guid}'}"))
                .isNotNull();
    }

    @Test
    void theCatalogueNamesNoFileOfThisMachine() {
        Problems problems = new Problems();
        JsonNode definition =
                Yaml.read("{name: x, format: text, url: 'file:///etc/passwd'}", "x.yaml");

        assertThat(FeedParser.builtIn(definition, problems)).isEmpty();
        assertThat(problems.all()).containsExactly("url: only https addresses are fetched");
    }

    record Mistake(String yaml, String problem) {}

    static Stream<Mistake> mistakes() {
        return Stream.of(
                new Mistake(
                        URL + ", redirects: ['https://a.example']",
                        "redirects: \"https://a.example\" is no host name in lower-case letters"),
                new Mistake(
                        URL + ", redirects: ['*.example']",
                        "redirects: \"*.example\" is no host name in lower-case letters"),
                new Mistake(
                        URL + ", headers: {'A b': {env: KEY}}",
                        "headers.A b: is no name of a header"),
                new Mistake(
                        URL + ", headers: {A: {env: KEY, file: a}}",
                        "headers.A.file: either file or env says where the value stands"),
                new Mistake(
                        URL + ", headers: {A: {}}",
                        "headers.A.file: either file or env says where the value stands"),
                new Mistake(URL + ", ca: \"\\0\"", "ca: is no path of a file"),
                new Mistake(
                        URL + ", link: {page: 'https://feed.example/', pattern: a}",
                        "url: the link's page takes its place"),
                new Mistake(
                        "link: {page: 'http://feed.example/', pattern: a}",
                        "link.page: only https addresses are fetched"),
                new Mistake("link: {page: 'https://feed.example/'}", "link.pattern: is missing"),
                new Mistake(
                        "link: {page: 'https://feed.example/', pattern: '('}",
                        "link.pattern: not an RE2 pattern: missing closing )"),
                new Mistake(
                        "link: {page: 'https://feed.example/', pattern: a, newest: true}",
                        "link.newest: unknown key; known here: page, pattern"),
                new Mistake(
                        "url: 'file://host/etc/ranges.txt'",
                        "url: only https addresses are fetched"),
                new Mistake("url: 'file:ranges.txt'", "url: only https addresses are fetched"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsReportedWithItsPath(Mistake mistake) {
        Problems problems = new Problems();
        Optional<Feed> feed =
                FeedParser.own(
                        Yaml.read("{name: x, format: text, " + mistake.yaml + "}", "x.yaml"),
                        "",
                        problems);

        assertThat(feed).isEmpty();
        assertThat(problems.all()).isEqualTo(List.of(mistake.problem));
    }

    /// It holds what no message may repeat.
    @Test
    void aHeaderThatIsWrittenIntoTheConfigurationIsRefusedWithoutItsText() {
        Problems problems = new Problems();
        FeedParser.own(
                Yaml.read(
                        "{name: x, format: text, "
                                + URL
                                + ", headers: {Authorization: Bearer-of-a-secret}}",
                        "x.yaml"),
                "",
                problems);

        assertThat(problems.all())
                .containsExactly(
                        "headers.Authorization: {file: PATH} or {env: VARIABLE} is expected");
    }

    private static Feed own(String yaml) {
        Problems problems = new Problems();
        return FeedParser.own(Yaml.read(yaml, "x.yaml"), "", problems)
                .orElseThrow(() -> new AssertionError(problems.all()));
    }
}
