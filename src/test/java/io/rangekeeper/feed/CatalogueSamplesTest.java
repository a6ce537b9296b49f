package io.rangekeeper.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the catalogue's entries read of a small document in each vendor's shape.
class CatalogueSamplesTest {
    record Entry(Feed feed, FeedDocument document) {
        @Override
        public String toString() {
            return document.key().toString();
        }
    }

    static Stream<Entry> entries() {
        return Catalogue.builtIn().feeds().stream()
                .flatMap(feed -> feed.documents().stream().map(each -> new Entry(feed, each)));
    }

    @ParameterizedTest
    @MethodSource("entries")
    void theSampleIsReadAsExpected(Entry entry) throws IOException {
        Accepted accepted = Samples.read(entry.document());

        assertThat(Samples.print(entry.document(), accepted))
                .isEqualTo(Samples.expected(entry.document()));
    }

    @ParameterizedTest
    @MethodSource("entries")
    void everyAttributeIsDocumented(Entry entry) {
        Set<String> found = new HashSet<>(entry.document().expect().attributes());
        for (RangeGroup group : Samples.read(entry.document()).snapshot().groups()) {
            found.addAll(group.attributes().values().keySet());
        }

        assertThat(entry.feed().labels().keySet()).containsAll(found);
    }

    @ParameterizedTest
    @MethodSource("entries")
    void whatIsSaidOfEveryRangeOfADocumentIsOnEveryRange(Entry entry) {
        assertThat(Samples.read(entry.document()).snapshot().groups())
                .allSatisfy(group ->
                        assertThat(group.attributes().values())
                                .containsAllEntriesOf(
                                        entry.document().format().attributes().values()));
    }
}
