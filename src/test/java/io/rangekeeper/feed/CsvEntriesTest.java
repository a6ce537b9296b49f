package io.rangekeeper.feed;

import static io.rangekeeper.feed.Documents.accepted;
import static io.rangekeeper.feed.Documents.fetched;
import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.cidr.CidrSet;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Rows of comma-separated values, as geofeeds (RFC 8805) and others really write them.
class CsvEntriesTest {
    private static final FeedDocument GEOFEED =
            Documents.document("{format: csv, columns: [prefix, country, region, city, postal]}");

    record Row(String name, String text, Map<String, String> attributes) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Row> rows() {
        Map<String, String> all = Map.of("country", "NL", "region", "NL-NH", "city", "Amsterdam");
        return Stream.of(
                new Row("all columns but the last", "11.0.0.0/24,NL,NL-NH,Amsterdam,", all),
                new Row("a short row", "11.0.0.0/24,NL", Map.of("country", "NL")),
                new Row("a prefix alone", "11.0.0.0/24", Map.of()),
                new Row("empty columns", "11.0.0.0/24,,,,", Map.of()),
                new Row("more columns than named", "11.0.0.0/24,NL,NL-NH,Amsterdam,,,x,y", all),
                new Row("blanks around", " 11.0.0.0/24 , NL ,NL-NH,\tAmsterdam ,", all),
                new Row("quotes", "\"11.0.0.0/24\",\"NL\",\"NL-NH\",\"Amsterdam\",\"\"", all),
                new Row(
                        "a quoted comma and quote",
                        "11.0.0.0/24,US,,\"Washington, \"\"D.C.\"\"\",",
                        Map.of("country", "US", "city", "Washington, \"D.C.\"")),
                new Row(
                        "a name that is not ASCII",
                        "11.0.0.0/24,,,Z\u00fcrich",
                        Map.of("city", "Z\u00fcrich")),
                new Row("a # that begins no line", "11.0.0.0/24,#", Map.of("country", "#")),
                new Row("a byte order mark", "\uFEFF11.0.0.0/24,NL", Map.of("country", "NL")),
                new Row(
                        "comments, blank lines and CRLF",
                        "# a geofeed\r\n\r\n11.0.0.0/24,NL\r\n  \r\n#11.0.1.0/24\r\n",
                        Map.of("country", "NL")));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aRowIsAPrefixWithTheAttributesOfItsColumns(Row row) {
        Accepted accepted = accepted(DocumentReader.read(GEOFEED, fetched(row.text())));

        assertThat(accepted.entries()).isEqualTo(1);
        assertThat(accepted.malformed()).isZero();
        RangeGroup group = accepted.snapshot().groups().getFirst();
        assertThat(group.attributes()).isEqualTo(Attributes.of(row.attributes()));
        assertThat(group.ranges()).isEqualTo(CidrSet.parse("11.0.0.0/24"));
    }

    record BadRow(String text, String why) {}

    static Stream<BadRow> badRows() {
        return Stream.of(
                new BadRow("None,NO,NO-03,Oslo,", "None"),
                new BadRow(",NO,NO-03,Oslo,", ""),
                new BadRow("ip_prefix,alpha2code,region", "ip_prefix"),
                new BadRow("12.0.0.1/24,NO", "12.0.0.1/24"),
                new BadRow("12.0.0.0/24;NO", "12.0.0.0/24;NO"),
                new BadRow("\"12.0.0.0/24,NO", "not a row of values"),
                new BadRow("12.0.0.0/24,NO,\"Oslo\"x", "not a row of values"),
                new BadRow("12.0.0.0/24,N\u0000", "not a row of values: \"12.0.0.0/24,N\\u0000\""),
                new BadRow("12.0.0.0/24,N\u001b[2J", "not a row of values"),
                new BadRow("12.0.0.0/24,A\rB", "not a row of values"),
                new BadRow("12.0.0.0/24," + "x".repeat(1001), "country cannot be \"xxx"));
    }

    @ParameterizedTest
    @MethodSource("badRows")
    void aBadRowIsAMalformedEntryAndCostsNoOther(BadRow bad) {
        String text = "11.0.0.0/24,NL\n" + bad.text() + "\n11.0.1.0/24,NL\n";

        Accepted accepted = accepted(DocumentReader.read(GEOFEED, fetched(text)));

        assertThat(accepted.entries()).isEqualTo(3);
        assertThat(accepted.malformed()).isEqualTo(1);
        assertThat(accepted.notes()).singleElement().asString().contains("entry 2: ", bad.why());
        assertThat(accepted.snapshot().groups().getFirst().ranges())
                .isEqualTo(CidrSet.parse("11.0.0.0/23"));
    }

    @Test
    void columnsWithoutANameAreSkippedAndSoIsAHeader() {
        FeedDocument document =
                Documents.document(
                        "{format: csv, header: true, columns: [site, '-', prefix, '', rack]}");
        String text =
                "# ours\nsite,owner,network,note,rack\nhq,me,11.0.0.0/24,%s,r1\n"
                        .formatted("x".repeat(2_000));

        Accepted accepted = accepted(DocumentReader.read(document, fetched(text)));

        assertThat(accepted.entries()).isEqualTo(1);
        assertThat(accepted.snapshot().groups().getFirst().attributes())
                .isEqualTo(Attributes.of(Map.of("site", "hq", "rack", "r1")));
    }

    @Test
    void aDocumentOfOtherThingsIsRefused() {
        assertThat(DocumentReader.read(GEOFEED, fetched("one\ntwo\nthree\n")))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Refusal.MALFORMED));
    }
}
