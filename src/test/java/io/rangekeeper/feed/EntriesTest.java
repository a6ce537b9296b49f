package io.rangekeeper.feed;

import static io.rangekeeper.feed.Documents.accepted;
import static io.rangekeeper.feed.Documents.fetched;
import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.cidr.CidrSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What becomes of single entries: taken, malformed, counted.
class EntriesTest {
    private static final FeedDocument LIST = Documents.document("{ranges: '.[]'}");
    private static final FeedDocument TEXT =
            Documents.document("{format: text, attributes: {site: hq}}");

    record BadEntry(String entry, String why) {}

    static Stream<BadEntry> badEntries() {
        return Stream.of(
                new BadEntry("7", "not an object: 7"),
                new BadEntry("null", "not an object: null"),
                new BadEntry("{}", "has no prefix: {}"),
                new BadEntry("{\"prefix\": null}", "has no prefix: {\\\"prefix\\\":null}"),
                new BadEntry("{\"prefix\": 167772161}", "has no prefix"),
                new BadEntry("{\"prefix\": [\"11.0.0.0/8\"]}", "has no prefix"),
                new BadEntry("{\"prefix\": \"\"}", ""),
                new BadEntry("{\"prefix\": \"11.0.0.1/24\"}", "11.0.0.1/24"),
                new BadEntry("{\"prefix\": \"11.0.0.0/33\"}", "/33"),
                new BadEntry("{\"prefix\": \"11.0.0.0/-1\"}", "11.0.0.0/-1"),
                new BadEntry("{\"prefix\": \"11.0.0.0/+24\"}", "11.0.0.0/+24"),
                new BadEntry("{\"prefix\": \"11.0.0.0/024\"}", "11.0.0.0/024"),
                new BadEntry("{\"prefix\": \"11.0.0.0/24 \"}", "11.0.0.0/24 "),
                new BadEntry("{\"prefix\": \"11.0.0/24\"}", "11.0.0/24"),
                new BadEntry("{\"prefix\": \"013.0.0.0/24\"}", "013.0.0.0/24"),
                new BadEntry("{\"prefix\": \"0xb.0.0.0/24\"}", "0xb.0.0.0/24"),
                new BadEntry("{\"prefix\": \"184549376\"}", "184549376"),
                new BadEntry("{\"prefix\": \"\uff11\uff11.0.0.0/24\"}", "U+FF11"),
                new BadEntry("{\"prefix\": \"11.0.0.0/255.255.255.0\"}", "255.255.255.0"),
                new BadEntry("{\"prefix\": \"11.0.0.0-11.0.0.255\"}", "11.0.0.0-11.0.0.255"),
                new BadEntry("{\"prefix\": \"11.0.0.0/24/24\"}", "11.0.0.0/24/24"),
                new BadEntry("{\"prefix\": \"2d00::%eth0/64\"}", "2d00::%eth0/64"),
                new BadEntry("{\"prefix\": \":::/64\"}", ":::/64"),
                new BadEntry("{\"prefix\": \"::ffff:11.0.0.0/120\"}", "::ffff:11.0.0.0/120"),
                new BadEntry("{\"prefix\": \"feed.example\"}", "feed.example"),
                new BadEntry("{\"prefix\": \"11.0.0.0/24\", \"n\": 1}", "n is not a text: 1"),
                new BadEntry("{\"prefix\": \"11.0.0.0/24\", \"n\": true}", "n is not a text: true"),
                new BadEntry("{\"prefix\": \"11.0.0.0/24\", \"n\": {}}", "n is not a text: {}"),
                new BadEntry("{\"prefix\": \"11.0.0.0/24\", \"n\": [[]]}", "n is not a text: []"),
                new BadEntry(
                        "{\"prefix\": \"11.0.0.0/24\", \"n\": \"a\\nb\"}", "n cannot be \"a\\nb\""),
                new BadEntry(
                        "{\"prefix\": \"11.0.0.0/24\", \"n\": \"\\ud800\"}",
                        "n cannot be \"\\ud800\""),
                new BadEntry(
                        "{\"prefix\": \"11.0.0.0/24\", \"N\": \"a\"}",
                        "cannot have an attribute \"N\""),
                new BadEntry(
                        "{\"prefix\": \"11.0.0.0/24\", \"family\": \"ipv6\"}",
                        "cannot have an attribute \"family\""));
    }

    @ParameterizedTest
    @MethodSource("badEntries")
    void oneMalformedEntryIsLeftOutAndExplained(BadEntry bad) {
        Accepted accepted = read("[{\"prefix\": \"12.0.0.0/24\"}, " + bad.entry + "]");

        assertThat(accepted.malformed()).isEqualTo(1);
        assertThat(accepted.snapshot().groups()).hasSize(1);
        assertThat(accepted.snapshot().groups().getFirst().ranges())
                .isEqualTo(CidrSet.parse("12.0.0.0/24"));
        assertThat(accepted.notes())
                .singleElement()
                .asString()
                .startsWith("1 of 2 entries cannot be read and were left out: entry 2: ")
                .contains(bad.why.replace("\\\"", "\""))
                .matches("[ -~]+");
    }

    @Test
    void onePercentOfMalformedEntriesIsForgivenAndNoMore() {
        String good = "{\"prefix\": \"11.0.0.0/24\"},";

        assertThat(read("[" + good.repeat(198) + "1, 2]").malformed()).isEqualTo(2);
        assertThat(DocumentReader.read(LIST, fetched("[" + good.repeat(197) + "1, 2, 3]")))
                .isInstanceOf(Refused.class);
    }

    @Test
    void aTextHasAPrefixAnAddressOrARangeALine() {
        String text =
                "# ours\r\n\r\n11.0.0.0/24\t\n 11.0.1.7 # one\n12.0.0.1-12.0.0.4\n2d00:: - 2d00::1\n";

        Accepted accepted = accepted(DocumentReader.read(TEXT, fetched(text)));

        RangeGroup group = accepted.snapshot().groups().getFirst();
        assertThat(accepted.entries()).isEqualTo(4);
        assertThat(group.attributes()).isEqualTo(Attributes.of(Map.of("site", "hq")));
        assertThat(group.ranges())
                .isEqualTo(
                        CidrSet.parse(
                                "11.0.0.0/24",
                                "11.0.1.7",
                                "12.0.0.1",
                                "12.0.0.2/31",
                                "12.0.0.4",
                                "2d00::/127"));
    }

    @Test
    void aRangeOfATextThatRunsBackwardsOrMixesFamiliesIsMalformed() {
        for (String bad :
                List.of("11.0.0.2-11.0.0.1", "11.0.0.1-2d00::", "11.0.0.0-", "-", "a-b-c")) {
            Accepted accepted = accepted(DocumentReader.read(TEXT, fetched("11.0.0.0/24\n" + bad)));

            assertThat(accepted.malformed()).as(bad).isEqualTo(1);
        }
    }

    @Test
    void attributesHaveOneValueOrSeveralAndAbsentOnesAreLeftOut() {
        Accepted accepted =
                read(
                        "[{\"prefix\": \"11.0.0.0/24\", \"a\": \"x\", \"b\": [\"z\", \"y\", \"z\"],"
                                + " \"c\": null, \"d\": \"\", \"e\": []}]");

        assertThat(accepted.snapshot().groups().getFirst().attributes())
                .isEqualTo(
                        new Attributes(
                                new TreeMap<>(Map.of("a", List.of("x"), "b", List.of("y", "z")))));
    }

    @Test
    void theFeedsAttributesAreThoseOfEveryRangeThatSaysNothingElse() {
        FeedDocument document =
                Documents.document("{ranges: '.[]', attributes: {site: hq, list: all}}");

        Accepted accepted =
                accepted(
                        DocumentReader.read(
                                document,
                                fetched("[{\"prefix\": \"11.0.0.0/24\", \"list\": \"some\"}]")));

        assertThat(accepted.snapshot().groups().getFirst().attributes())
                .isEqualTo(Attributes.of(Map.of("site", "hq", "list", "some")));
    }

    @Test
    void valuesThatLookAlikeStayDifferent() {
        String entries =
                Stream.of("EC2", "\u0415\u04212", "EC2 ", "ec2")
                        .map(v -> "{\"prefix\": \"11.0.0.0/24\", \"a\": \"%s\"}".formatted(v))
                        .reduce((a, b) -> a + "," + b)
                        .orElseThrow();

        assertThat(read("[" + entries + "]").snapshot().groups()).hasSize(4);
    }

    @Test
    void anAttributeThatNoRangeHasAnyMoreMakesTheDocumentImplausible() {
        FeedDocument document =
                Documents.document("{ranges: '.[]', expect: {attributes: [service, region]}}");
        String one = "[{\"prefix\": \"11.0.0.0/24\", \"service\": \"a\", \"region\": \"%s\"}]";

        assertThat(DocumentReader.read(document, fetched(one.formatted("b"))))
                .isInstanceOf(Accepted.class);
        assertThat(DocumentReader.read(document, fetched(one.formatted(""))))
                .isEqualTo(new Refused(Refusal.IMPLAUSIBLE, "no range has region any more"));
    }

    @Test
    void moreThanAMillionEntriesAreTooMany() {
        FeedDocument document =
                Documents.document("{ranges: 'range(2000000) | {prefix: \"11.0.0.0\"}'}");

        assertThat(DocumentReader.read(document, fetched("{}")))
                .isEqualTo(new Refused(Refusal.TOO_LARGE, "more than 1000000 entries"));
    }

    @Test
    void readingEndsOnceTooManyEntriesAreMalformed() {
        FeedDocument document = Documents.document("{ranges: 'range(900000)'}");

        assertThat(DocumentReader.read(document, fetched("{}")))
                .isEqualTo(
                        new Refused(
                                Refusal.MALFORMED,
                                "more than 10000 entries cannot be read: entry 1: not an object: 0;"
                                        + " entry 2: not an object: 1; entry 3: not an object: 2"));
    }

    @Test
    void siblingsAreMergedButEveryEntryIsCounted() {
        String all =
                String.join(
                        "\n", Collections.nCopies(3, "11.0.0.0/25\n11.0.0.128/25\n255.0.0.0/8"));

        Accepted accepted = accepted(DocumentReader.read(TEXT, fetched(all)));

        RangeGroup group = accepted.snapshot().groups().getFirst();
        assertThat(accepted.entries()).isEqualTo(9);
        assertThat(accepted.quarantined()).isEqualTo(3);
        assertThat(group.published()).isEqualTo(9);
        assertThat(group.ranges().cidrs()).hasToString("[11.0.0.0/24]");
    }

    private static Accepted read(String text) {
        return accepted(DocumentReader.read(LIST, fetched(text)));
    }
}
