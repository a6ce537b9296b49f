package io.rangekeeper.feed;

import static io.rangekeeper.feed.Documents.NOON;
import static io.rangekeeper.feed.Documents.accepted;
import static io.rangekeeper.feed.Documents.fetched;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentVersionTest {

    @Test
    void aSnapshotSaysWhereItComesFrom() {
        FeedDocument document =
                Documents.document(
                        "{ranges: '.r[]', version: .v | tonumber, published: .v | tonumber}");
        String text = "{\"v\": \"1767225600\", \"r\": [{\"prefix\": \"11.0.0.0/24\"}]}";

        Snapshot snapshot = accepted(DocumentReader.read(document, fetched(text))).snapshot();

        assertThat(snapshot.key()).isEqualTo(new DocumentKey("test", ""));
        assertThat(snapshot.provenance().location()).isEqualTo("https://feed.example/");
        assertThat(snapshot.provenance().version()).hasValue("1767225600");
        assertThat(snapshot.provenance().published())
                .hasValue(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(snapshot.provenance().fetched()).isEqualTo(NOON);
        assertThat(snapshot.provenance().documentSha256()).hasSize(64);
    }

    record Version(String json, String version) {}

    static Stream<Version> versions() {
        return Stream.of(
                new Version("1767225600", "1767225600"),
                new Version("1787299542583", "1787299542583"),
                new Version("9223372036854775808", "9223372036854775808"),
                new Version("1.50", "1.5"),
                new Version("\"v2\"", "v2"),
                new Version("0", "0"));
    }

    @ParameterizedTest
    @MethodSource("versions")
    void aVersionIsATextOrANumber(Version version) {
        FeedDocument document = Documents.document("{ranges: '.r[]', version: .v}");
        String text = "{\"v\": %s, \"r\": [{\"prefix\": \"11.0.0.0/24\"}]}".formatted(version.json);

        assertThat(
                        accepted(DocumentReader.read(document, fetched(text)))
                                .snapshot()
                                .provenance()
                                .version())
                .hasValue(version.version);
    }

    @Test
    void aDocumentThatHasLostItsVersionIsRefused() {
        FeedDocument document = Documents.document("{ranges: '.r[]', version: '.v | tonumber'}");
        for (String bad : List.of("null", "\"abc\"", "\"NaN\"", "[]", "\"\"", "true")) {
            String text = "{\"v\": %s, \"r\": [{\"prefix\": \"11.0.0.0/24\"}]}".formatted(bad);

            assertThat(DocumentReader.read(document, fetched(text)))
                    .as(bad)
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.reason()).isEqualTo(Refusal.MALFORMED));
        }
    }

    @Test
    void aTimeOfPublicationThatIsNoneIsLeftOut() {
        FeedDocument document = Documents.document("{ranges: '.r[]', published: .v}");
        for (String bad :
                List.of("null", "\"soon\"", "9223372036854775807", "-1", "1e300", "[1]")) {
            String text = "{\"v\": %s, \"r\": [{\"prefix\": \"11.0.0.0/24\"}]}".formatted(bad);

            assertThat(
                            accepted(DocumentReader.read(document, fetched(text)))
                                    .snapshot()
                                    .provenance()
                                    .published())
                    .as(bad)
                    .isEmpty();
        }
    }
}
