package io.rangekeeper.feed;

import static io.rangekeeper.feed.Documents.NOON;
import static io.rangekeeper.feed.Documents.accepted;
import static io.rangekeeper.feed.Documents.fetched;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A document is believed wholly or not at all.
class DocumentReaderTest {
    private static final FeedDocument LIST = Documents.document("{ranges: '.[]'}");

    record Refusals(String name, String document, Refusal reason, String detail) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Refusals> refusals() {
        String good = "{\"prefix\": \"11.0.0.0/24\"}";
        return Stream.of(
                new Refusals("nothing", "", Refusal.MALFORMED, "the document is empty"),
                new Refusals("blanks", " \n ", Refusal.MALFORMED, "the document is empty"),
                new Refusals(
                        "a captive portal",
                        "<!DOCTYPE html>",
                        Refusal.MALFORMED,
                        "a page of HTML or XML instead of the document: \"<!DOCTYPE html>\""),
                new Refusals("an empty list", "[]", Refusal.IMPLAUSIBLE, "it lists no ranges"),
                new Refusals(
                        "null",
                        "null",
                        Refusal.MALFORMED,
                        "not of the expected shape: Cannot iterate over null (null) (at jq .[])"),
                new Refusals(
                        "another shape",
                        "\"error\"",
                        Refusal.MALFORMED,
                        "not of the expected shape: Cannot iterate over string (\"error\")"),
                new Refusals(
                        "an object of texts",
                        "{\"error\": \"later\"}",
                        Refusal.IMPLAUSIBLE,
                        "none of its 1 entries may enter a policy: entry 1: not an object: \"later\""),
                new Refusals(
                        "a key twice",
                        "[{\"prefix\": \"11.0.0.0/24\", \"prefix\": \"12.0.0.0/24\"}]",
                        Refusal.MALFORMED,
                        "not the JSON expected: Duplicate field 'prefix' (line 1, column 36)"),
                new Refusals(
                        "a second document",
                        "[" + good + "] []",
                        Refusal.MALFORMED,
                        "not the JSON expected: Trailing token"),
                new Refusals(
                        "trailing text",
                        "[" + good + "] ]",
                        Refusal.MALFORMED,
                        "not the JSON expected: Unexpected close marker ']'"),
                new Refusals(
                        "a NUL",
                        "[\"\u0000\"]",
                        Refusal.MALFORMED,
                        "not the JSON expected: Illegal unquoted character"),
                new Refusals(
                        "deep nesting",
                        "[".repeat(100_000),
                        Refusal.MALFORMED,
                        "not the JSON expected: Document nesting depth (201) exceeds"),
                new Refusals(
                        "a huge text",
                        "[\"" + "x".repeat(20_000_000) + "\"]",
                        Refusal.MALFORMED,
                        "not the JSON expected: String value length"),
                new Refusals(
                        "only special-purpose space",
                        "[{\"prefix\": \"10.0.0.0/24\"}]",
                        Refusal.IMPLAUSIBLE,
                        "none of its 1 entries may enter a policy: 10.0.0.0/24: 10.0.0.0/8 is"
                                + " private (RFC 1918)"),
                new Refusals(
                        "two malformed entries",
                        "[" + (good + ",").repeat(100) + "1, 2]",
                        Refusal.MALFORMED,
                        "2 of 102 entries cannot be read: entry 101: not an object: 1; entry 102:"
                                + " not an object: 2"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aDocumentIsRefusedAsAWhole(Refusals refusal) {
        assertThat(DocumentReader.read(LIST, fetched(refusal.document)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> {
                            assertThat(refused.reason()).isEqualTo(refusal.reason);
                            assertThat(refused.detail()).startsWith(refusal.detail);
                        });
    }

    record BadBytes(String name, String hex) {
        BadBytes(String name, byte[] bytes) {
            this(name, HexFormat.of().formatHex(bytes));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<BadBytes> badBytes() {
        String text = "[{\"prefix\": \"11.0.0.0/24\"}]";
        return Stream.of(
                new BadBytes("UTF-16", text.getBytes(StandardCharsets.UTF_16)),
                new BadBytes("UTF-16LE", text.getBytes(StandardCharsets.UTF_16LE)),
                new BadBytes("Latin-1", "[\"\u00e9\"]".getBytes(StandardCharsets.ISO_8859_1)),
                new BadBytes("an overlong slash", "5b22c0af225d"),
                new BadBytes("gzip", "1f8b0800"));
    }

    @ParameterizedTest
    @MethodSource("badBytes")
    void onlyUtf8IsRead(BadBytes bad) {
        byte[] bytes = HexFormat.of().parseHex(bad.hex);

        assertThat(DocumentReader.read(LIST, Fetched.fromServer(bytes, "x", NOON)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Refusal.MALFORMED));
    }

    @Test
    void aByteOrderMarkIsNoError() {
        assertThat(read("\uFEFF[{\"prefix\": \"11.0.0.0/24\"}]").entries()).isEqualTo(1);
    }

    @Test
    void aDocumentWithABlockBroaderThanItsOwnersIsRefused() {
        FeedDocument document =
                Documents.document("{format: text, expect: {widest: {ipv4: 24, ipv6: 48}}}");

        assertThat(DocumentReader.read(document, fetched("11.0.0.0/24\n2d00::/48\n")))
                .isInstanceOf(Accepted.class);
        assertThat(DocumentReader.read(document, fetched("11.0.0.0/24\n11.0.0.0/23\n")))
                .isEqualTo(
                        new Refused(
                                Refusal.IMPLAUSIBLE,
                                "11.0.0.0/23 is broader than this owner's ranges are (at most /24"
                                        + " and /48)"));
        assertThat(DocumentReader.read(document, fetched("11.0.0.0/24\n2d00::/47\n")))
                .isInstanceOf(Refused.class);
    }

    @Test
    void everyBlockOfEightBitsAtOnceIsRefused() {
        String all =
                IntStream.range(0, 256)
                        .mapToObj(octet -> octet + ".0.0.0/8\n")
                        .collect(Collectors.joining());

        assertThat(DocumentReader.read(Documents.builtIn("telegram"), fetched(all)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Refusal.IMPLAUSIBLE));
    }

    @Test
    void tooFewRangesAreRefusedFromAServerAndNotedInAFileThatAPersonChose() {
        FeedDocument document = Documents.document("{format: text, expect: {minRanges: 3}}");
        byte[] bytes = "11.0.0.0/24\n12.0.0.0/24\n".getBytes(StandardCharsets.UTF_8);
        String few = "2 ranges where at least 3 are expected";

        assertThat(DocumentReader.read(document, Fetched.fromServer(bytes, "x", NOON)))
                .isEqualTo(new Refused(Refusal.IMPLAUSIBLE, few));
        assertThat(
                        accepted(DocumentReader.read(document, Fetched.fromFile(bytes, "x", NOON)))
                                .notes())
                .containsExactly(few);
    }

    @Test
    void anEmptyFileIsRefusedAlsoWhereAPersonChoseIt() {
        byte[] bytes = "[]".getBytes(StandardCharsets.UTF_8);

        assertThat(DocumentReader.read(LIST, Fetched.fromFile(bytes, "x", NOON)))
                .isEqualTo(new Refused(Refusal.IMPLAUSIBLE, "it lists no ranges"));
    }

    @Test
    void everyPrefixOfADocumentIsRefused() {
        String text = "{\"r\": [{\"prefix\": \"11.0.0.0/24\", \"a\": [\"x\", \"\\u00e9\"]}]}";
        FeedDocument document = Documents.document("{ranges: '.r[]'}");

        for (int end = 0; end < text.length(); end++) {
            assertThat(DocumentReader.read(document, fetched(text.substring(0, end))))
                    .as(text.substring(0, end))
                    .isInstanceOf(Refused.class);
        }
        assertThat(DocumentReader.read(document, fetched(text))).isInstanceOf(Accepted.class);
    }

    private static Accepted read(String text) {
        return accepted(DocumentReader.read(LIST, fetched(text)));
    }
}
