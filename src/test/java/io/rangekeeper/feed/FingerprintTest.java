package io.rangekeeper.feed;

import static io.rangekeeper.feed.Documents.accepted;
import static io.rangekeeper.feed.Documents.fetched;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A snapshot's identity is what it says, not how it is written.
class FingerprintTest {
    private static final FeedDocument LIST = Documents.document("{ranges: '.[]'}");

    @Test
    void theSameRangesInAnotherOrderOrCutAreTheSameSnapshot() {
        List<String> entries =
                IntStream.range(0, 64)
                        .mapToObj(i ->
                                "{\"prefix\": \"11.0.%d.0/24\", \"a\": \"%d\"}"
                                        .formatted(i, i / 32))
                        .toList();
        List<String> reversed = entries.reversed();
        String cut =
                "[{\"a\": \"1\", \"prefix\": \"11.0.32.0/19\"}, {\"a\": \"0\", \"b\": null,"
                        + " \"prefix\": \"11.0.0.0/19\"}]";

        Snapshot snapshot = read(entries.toString()).snapshot();

        assertThat(read(reversed.toString()).snapshot().sha256()).isEqualTo(snapshot.sha256());
        assertThat(read(reversed.toString()).snapshot().groups()).isEqualTo(snapshot.groups());
        assertThat(read(cut).snapshot().sha256()).isEqualTo(snapshot.sha256());
    }

    record Different(String name, String document) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Different> different() {
        return Stream.of(
                new Different("another range", "[{\"prefix\":\"11.0.1.0/24\",\"a\":\"x\"}]"),
                new Different("a narrower range", "[{\"prefix\":\"11.0.0.0/25\",\"a\":\"x\"}]"),
                new Different("another value", "[{\"prefix\":\"11.0.0.0/24\",\"a\":\"y\"}]"),
                new Different("another name", "[{\"prefix\":\"11.0.0.0/24\",\"b\":\"x\"}]"),
                new Different("no attribute", "[{\"prefix\":\"11.0.0.0/24\"}]"),
                new Different(
                        "a value that imitates the canonical form",
                        "[{\"prefix\":\"11.0.0.0/24\",\"a\":\"x;1:b=1,1:y\"}]"),
                new Different(
                        "a quarantined range",
                        "[{\"prefix\":\"11.0.0.0/24\",\"a\":\"x\"},{\"prefix\":\"10.0.0.0/24\",\"a\":\"x\"}]"));
    }

    @ParameterizedTest
    @MethodSource("different")
    void otherContentIsAnotherSnapshot(Different other) {
        String first = read("[{\"prefix\":\"11.0.0.0/24\",\"a\":\"x\"}]").snapshot().sha256();

        assertThat(read(other.document).snapshot().sha256()).isNotEqualTo(first);
    }

    private static Accepted read(String text) {
        return accepted(DocumentReader.read(LIST, fetched(text)));
    }
}
