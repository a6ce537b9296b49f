package io.rangekeeper.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.yaml.Problems;
import io.rangekeeper.yaml.Yaml;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FeedParserTest {
    record Mistake(String yaml, List<String> problems) {
        Mistake(String yaml, String problem) {
            this(yaml, List.of(problem));
        }

        /// In a description that is complete without it.
        static Mistake in(String more, String problem) {
            return new Mistake(
                    "{name: x, url: 'https://feed.example/', ranges: '.[]', " + more + "}",
                    problem);
        }
    }

    static Stream<Mistake> mistakes() {
        return Stream.of(
                new Mistake(
                        "[]",
                        List.of(
                                "feeds.x: a mapping is expected, not a list",
                                "feeds.x.name: is missing",
                                "feeds.x.url: is missing",
                                "feeds.x.ranges: is missing")),
                new Mistake(
                        "{name: x, url: 'http://feed.example/', ranges: '.[]'}",
                        "feeds.x.url: only https addresses are fetched"),
                new Mistake(
                        "{name: x, url: 'file://feed.example/ranges', ranges: '.[]'}",
                        "feeds.x.url: only https addresses are fetched"),
                new Mistake(
                        "{name: x, url: 'https://me:secret@feed.example/', ranges: '.[]'}",
                        "feeds.x.url: credentials do not belong in an address"),
                new Mistake(
                        "{name: x, url: 'https:///a', ranges: '.[]'}",
                        "feeds.x.url: an address without a host"),
                new Mistake(
                        "{name: x, url: 'https://a b/', ranges: '.[]'}",
                        "feeds.x.url: not an address: Illegal character in authority"),
                new Mistake(
                        "{name: x, url: 7, ranges: '.[]'}",
                        "feeds.x.url: a text is expected, not 7"),
                new Mistake(
                        "{name: Or, url: 'https://feed.example/', ranges: '.[]'}",
                        "feeds.x.name: \"Or\" is no name: lower-case letters, digits and dashes, a"
                                + " letter first; and, or, unless are taken"),
                new Mistake(
                        "{name: '', url: 'https://feed.example/', ranges: '.[]'}",
                        "feeds.x.name: \"\" is no name: "),
                new Mistake(
                        "{name: unless, url: 'https://feed.example/', ranges: '.[]'}",
                        "feeds.x.name: \"unless\" is no name: lower-case letters, digits and dashes,"
                                + " a letter first; and, or, unless are taken"),
                Mistake.in("every: 10s", "feeds.x.every: 10s is below the minimum of 1m"),
                Mistake.in(
                        "every: 15 minutes",
                        "feeds.x.every: \"15 minutes\" is not a duration such as 90s, 15m, 6h or 7d"),
                Mistake.in("every: 900", "feeds.x.every: a text is expected, not 900"),
                Mistake.in("cron: 6", "feeds.x.cron: a text is expected, not 6"),
                Mistake.in(
                        "cron: '* * * * * *'",
                        "feeds.x.cron: \"* * * * * *\" is no cron expression of five fields"),
                Mistake.in(
                        "cron: 0 6 31 jun *",
                        "feeds.x.cron: \"0 6 31 jun *\" never fires: none of its months has a day"
                                + " 31"),
                Mistake.in(
                        "cron: 61 6 * * *",
                        "feeds.x.cron: minute \"61\": expected are numbers from 0 to 59"),
                Mistake.in(
                        "every: 6h, cron: '@daily'",
                        "feeds.x.cron: a feed has either cron or every"),
                Mistake.in(
                        "docs: 'http://d.example'",
                        "feeds.x.docs: only https addresses are fetched"),
                Mistake.in("format: xml", "feeds.x.format: \"xml\" is none of json, text, csv"),
                new Mistake(
                        "{name: x, url: 'https://feed.example/', format: csv}",
                        "feeds.x.columns: one of them must be prefix"),
                new Mistake(
                        "{name: x, url: 'https://feed.example/', format: csv,"
                                + " columns: [prefix, a, '-', '', a]}",
                        "feeds.x.columns: two of them have one name"),
                new Mistake(
                        "{name: x, url: 'https://feed.example/', format: csv, columns: [prefix, A]}",
                        "feeds.x.columns: \"A\" is no attribute: "),
                new Mistake(
                        "{name: x, url: 'https://feed.example/', format: csv, columns: [prefix],"
                                + " header: 1}",
                        "feeds.x.header: true or false is expected, not 1"),
                Mistake.in("labels: {A: b}", "feeds.x.labels: \"A\" is no attribute: "),
                Mistake.in(
                        "expect: {attributes: [family]}",
                        "feeds.x.expect.attributes: \"family\" is no attribute: "),
                Mistake.in("version: '.a |'", "feeds.x.version: not a jq program: "),
                Mistake.in(
                        "expect: {minRanges: 0}",
                        "feeds.x.expect.minRanges: a whole number from 1 to 1000000 is expected, not"
                                + " 0"),
                Mistake.in(
                        "expect: {minRanges: many}",
                        "feeds.x.expect.minRanges: a whole number from 1 to 1000000 is expected, not"
                                + " \"many\""),
                Mistake.in(
                        "expect: {widest: {ipv4: 33}}",
                        "feeds.x.expect.widest.ipv4: a whole number from 0 to 32 is expected, not"
                                + " 33"),
                Mistake.in(
                        "expect: {maxRanges: 3}",
                        "feeds.x.expect.maxRanges: unknown key; known here: attributes, minRanges,"
                                + " widest"),
                Mistake.in(
                        "expect: {widest: {v4: 3}}",
                        "feeds.x.expect.widest.v4: unknown key; known here: ipv4, ipv6"),
                Mistake.in("notes: {text: a}", "feeds.x.notes: a list is expected, not a mapping"),
                Mistake.in("notes: [{match: a}]", "feeds.x.notes[0].text: is missing"),
                Mistake.in(
                        "notes: [{text: a}, {text: b, tenancy: own}]",
                        "feeds.x.notes[1].tenancy: \"own\" is none of shared, dedicated"),
                Mistake.in(
                        "notes: [{text: a, direction: in}]",
                        "feeds.x.notes[0].direction: \"in\" is none of egress, ingress"),
                Mistake.in(
                        "direction: both",
                        "feeds.x.direction: \"both\" is none of egress, ingress"),
                Mistake.in("seen: yes", "feeds.x.seen: \"yes\" is none of documented, recorded"),
                Mistake.in(
                        "allow: 10.0.0.0/8",
                        "feeds.x.allow: a list is expected, not \"10.0.0.0/8\""),
                Mistake.in(
                        "allow: [10]",
                        "feeds.x.allow: a list of texts is expected, but it holds 10"),
                Mistake.in("allow: [10.0.0.1/8]", "feeds.x.allow: \"10.0.0.1/8\" "),
                Mistake.in(
                        "allow: [127.0.0.0/8]",
                        "feeds.x.allow: 127.0.0.0/8 holds loopback (127.0.0.0/8): never allowed"),
                Mistake.in(
                        "allow: ['fe80::/9']",
                        "feeds.x.allow: fe80::/9 holds link-local (fe80::/10): never allowed"),
                Mistake.in(
                        "allow: [0.0.0.0/8]",
                        "feeds.x.allow: 0.0.0.0/8 holds this host (0.0.0.0/8): never allowed"),
                Mistake.in(
                        "allow: ['64:ff9b::/96']",
                        "feeds.x.allow: 64:ff9b::/96 holds this host (64:ff9b::/104): never"),
                Mistake.in(
                        "allow: ['64:ff9b::a9fe:a9fe/128']",
                        "feeds.x.allow: 64:ff9b::a9fe:a9fe/128 holds link-local (64:ff9b::a9fe:0/112)"),
                Mistake.in(
                        "allow: ['2002:7f00:1::/48']",
                        "feeds.x.allow: 2002:7f00:1::/48 holds loopback (2002:7f00::/24): never"),
                Mistake.in("attributes: {A: b}", "feeds.x.attributes: \"A\" is no attribute: "),
                Mistake.in("columns: [prefix]", "feeds.x.columns: unknown key; known here: "),
                new Mistake(
                        "{name: x, url: 'https://feed.example/', format: text, ranges: '.[]'}",
                        "feeds.x.ranges: unknown key; known here: "),
                new Mistake(
                        "{name: x, url: 'https://feed.example/', format: text, attributes: {A: b}}",
                        "feeds.x.attributes: \"A\" is no attribute: "),
                new Mistake(
                        "{name: x, url: 'https://feed.example/', format: text, attributes: {family: b}}",
                        "feeds.x.attributes: \"family\" is no attribute: "),
                new Mistake(
                        "{name: x, url: 'https://feed.example/', format: text, attributes: {a: 1}}",
                        "feeds.x.attributes.a: a text is expected, not 1"),
                new Mistake(
                        "{name: x, documents: {}}", "feeds.x.documents: at least one is needed"),
                new Mistake(
                        "{name: x, documents: {A: {url: 'https://feed.example/', ranges: '.[]'}}}",
                        "feeds.x.documents.A: is no name: "),
                new Mistake(
                        "{name: x, documents: {a: {url: 'https://feed.example/'}}}",
                        "feeds.x.documents.a.ranges: is missing"),
                new Mistake(
                        "{name: x, url: 'https://a.example/', documents: {a: {url:"
                                + " 'https://feed.example/', ranges: '.[]'}}}",
                        "feeds.x.url: unknown key; known here: "),
                new Mistake(
                        "{name: x, direction: {b: egress}, documents: {a: {url:"
                                + " 'https://feed.example/', ranges: '.[]'}}}",
                        "feeds.x.direction.b: unknown key; known here: a"),
                new Mistake(
                        "{name: x, documents: {a: {cron: '@daily', url: 'https://feed.example/',"
                                + " ranges: '.[]'}}}",
                        "feeds.x.documents.a.cron: unknown key; known here: "),
                new Mistake(
                        "{name: x, documents: {a: {every: 6h, url: 'https://feed.example/', ranges: '.[]'}}}",
                        "feeds.x.documents.a.every: unknown key; known here: "));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsReportedWithItsPath(Mistake mistake) {
        Problems problems = new Problems();

        Optional<Feed> feed = FeedParser.own(Yaml.read(mistake.yaml, "f"), "feeds.x", problems);

        assertThat(feed).isEmpty();
        assertThat(problems.all()).hasSameSizeAs(mistake.problems);
        for (int i = 0; i < mistake.problems.size(); i++) {
            assertThat(problems.all().get(i)).startsWith(mistake.problems.get(i));
        }
    }

    @Test
    void allMistakesAreReportedAtOnce() {
        Problems problems = new Problems();

        FeedParser.own(
                Yaml.read("{name: A, url: x, ranges: '.[', every: 1s, foo: 1}", "f"), "", problems);

        assertThat(problems.all())
                .extracting(problem -> problem.substring(0, problem.indexOf(':')))
                .containsExactlyInAnyOrder("name", "url", "ranges", "every", "foo");
    }

    @Test
    void aJqProgramThatIsWrongIsQuotedWithThePlaceOfTheMistake() {
        Problems problems = new Problems();

        FeedParser.own(
                Yaml.read("{name: a, url: 'https://a.example/', ranges: '.[] | {prefix: '}", "f"),
                "",
                problems);

        assertThat(problems.all())
                .singleElement()
                .asString()
                .startsWith("ranges: not a jq program: ")
                .containsIgnoringCase("line 1, column");
    }

    @Test
    void theLeastThatAFeedNeedsIsANameAnAddressAndAProgram() {
        Feed feed = own("{name: x, url: 'https://feed.example/', ranges: '.[]'}");

        assertThat(feed)
                .isEqualTo(
                        new Feed(
                                "x",
                                "x",
                                "",
                                List.of(
                                        new FeedDocument(
                                                new DocumentKey("x", ""),
                                                "https://feed.example/",
                                                new DocumentFormat.Json(
                                                        JqProgram.compile(".[]"),
                                                        Optional.empty(),
                                                        Optional.empty(),
                                                        Attributes.NONE),
                                                Expectation.NONE,
                                                Optional.empty(),
                                                CidrSet.EMPTY)),
                                new Rhythm.Every(Duration.ofHours(1)),
                                List.of(),
                                new TreeMap<>(),
                                Optional.empty()));
    }

    @Test
    void everythingThatAFeedMaySayIsTaken() {
        Feed feed =
                own(
                        """
                        name: intranet-2
                        title: Our own
                        docs: https://wiki.example/ranges
                        url: https://intranet.example/ranges?site=hq
                        format: text
                        attributes: {site: hq}
                        every: 90s
                        expect: {minRanges: 3, widest: {ipv4: 16, ipv6: 40}, attributes: [site]}
                        labels: {site: which of our sites}
                        direction: ingress
                        seen: documented
                        allow: [10.0.0.0/8]
                        notes: [{match: 'site="hq"', tenancy: dedicated, direction: egress, text: ours}]
                        """);

        assertThat(feed)
                .isEqualTo(
                        new Feed(
                                "intranet-2",
                                "Our own",
                                "https://wiki.example/ranges",
                                List.of(
                                        new FeedDocument(
                                                new DocumentKey("intranet-2", ""),
                                                "https://intranet.example/ranges?site=hq",
                                                new DocumentFormat.Text(
                                                        Attributes.of(Map.of("site", "hq"))),
                                                new Expectation(
                                                        3, 16, 40, new TreeSet<>(Set.of("site"))),
                                                Optional.of(FeedDocument.Use.INGRESS),
                                                CidrSet.parse("10.0.0.0/8"))),
                                new Rhythm.Every(Duration.ofSeconds(90)),
                                List.of(
                                        new Note(
                                                "site=\"hq\"",
                                                Optional.of(Note.Tenancy.DEDICATED),
                                                Optional.of(FeedDocument.Use.EGRESS),
                                                "ours")),
                                new TreeMap<>(Map.of("site", "which of our sites")),
                                Optional.of(Feed.Seen.DOCUMENTED)));
    }

    @Test
    void aFeedMayBeReadAtTheTimesOfACron() {
        Feed feed = own("{name: x, url: 'https://a.example/', format: text, cron: 30 6 * * mon}");

        assertThat(feed.rhythm()).isEqualTo(new Rhythm.At(Cron.parse("30 6 * * mon")));
    }

    @Test
    void aDocumentsOwnExpectationComesBeforeItsFeeds() {
        Feed feed =
                own(
                        """
                        name: x
                        expect: {minRanges: 5}
                        documents:
                          a: {url: 'https://a.example/', format: text}
                          b: {url: 'https://b.example/', format: text, expect: {minRanges: 2}}
                        """);

        assertThat(feed.documents())
                .extracting(document -> document.key() + " " + document.expect().minRanges())
                .containsExactly("x/a 5", "x/b 2");
    }

    @Test
    void whatSaysHowADocumentIsReadMayStandOnceForAllOfThem() {
        Feed feed =
                own(
                        """
                        name: x
                        format: text
                        attributes: {list: all}
                        documents:
                          a: {url: 'https://a.example/'}
                          b: {url: 'https://b.example/', attributes: {list: some}}
                          c: {url: 'https://c.example/', format: csv, columns: [prefix]}
                        """);

        assertThat(feed.documents())
                .extracting(FeedDocument::format)
                .containsExactly(
                        new DocumentFormat.Text(Attributes.of(Map.of("list", "all"))),
                        new DocumentFormat.Text(Attributes.of(Map.of("list", "some"))),
                        new DocumentFormat.Csv(
                                List.of("prefix"), false, Attributes.of(Map.of("list", "all"))));
    }

    @Test
    void aFeedOfTheBuiltInCatalogueOpensNoSpecialPurposeSpace() {
        Problems problems = new Problems();

        FeedParser.builtIn(
                Yaml.read("{name: x, url: 'https://a.example/', format: text, allow: []}", "f"),
                problems);

        assertThat(problems.all())
                .singleElement()
                .asString()
                .startsWith("allow: unknown key; known here: ");
    }

    private static Feed own(String yaml) {
        Problems problems = new Problems();
        return FeedParser.own(Yaml.read(yaml, "f"), "", problems)
                .orElseThrow(() -> new AssertionError(problems.all()));
    }
}
