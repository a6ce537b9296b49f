package io.rangekeeper.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedDocumentsTest {
    private static final FeedDocument ONLY =
            new FeedDocument(new DocumentKey("gcp", ""), "https://feed.example/");
    private static final FeedDocument ONE_OF_SEVERAL =
            new FeedDocument(new DocumentKey("stripe", "api"), "https://feed.example/");

    @TempDir Path folder;

    @Test
    void aFileIsNamedAfterItsFeedAndDocument() throws IOException {
        Files.writeString(folder.resolve("gcp.json"), "one");
        Files.writeString(folder.resolve("stripe-api.txt"), "two");
        Files.writeString(folder.resolve("stripe.json"), "three");

        assertThat(text(ONLY)).isEqualTo("one");
        assertThat(text(ONE_OF_SEVERAL)).isEqualTo("two");
    }

    @Test
    void aFileSaysWhereItIsAndWhenItWasModified() throws IOException {
        Path file = Files.writeString(folder.resolve("gcp.csv"), "one");
        Files.setLastModifiedTime(file, FileTime.from(Documents.NOON));

        Fetched fetched = (Fetched) fetch(ONLY);

        assertThat(fetched.location()).isEqualTo(file.toString());
        assertThat(fetched.time()).isEqualTo(Documents.NOON);
    }

    @Test
    void aGzippedFileIsExpanded() throws IOException {
        gzip("gcp.json.gz", "one", 1);

        assertThat(text(ONLY)).isEqualTo("one");
    }

    @Test
    void aFileThatIsMissingIsToldWithTheNamesThatWereLookedFor() {
        assertThat(fetch(ONE_OF_SEVERAL))
                .isEqualTo(
                        new Refused(
                                Refusal.UNREACHABLE,
                                "no recorded document in "
                                        + folder
                                        + ": looked for stripe-api.json, stripe-api.txt,"
                                        + " stripe-api.csv (and .gz)"));
    }

    @Test
    void ofTwoFilesNeitherIsTaken() throws IOException {
        Files.writeString(folder.resolve("gcp.json"), "one");
        gzip("gcp.json.gz", "two", 1);

        assertThat(fetch(ONLY))
                .isEqualTo(
                        new Refused(
                                Refusal.UNREACHABLE,
                                "several recorded documents in "
                                        + folder
                                        + ", and nothing says which: gcp.json, gcp.json.gz"));
    }

    @Test
    void aFileThatExpandsWithoutEndIsRefused() throws IOException {
        gzip("gcp.json.gz", "0".repeat(1 << 20), 33);

        assertThat(fetch(ONLY))
                .isEqualTo(
                        new Refused(
                                Refusal.TOO_LARGE,
                                folder.resolve("gcp.json.gz") + ": more than 33554432 bytes"));
    }

    @Test
    void aFileThatIsNotGzippedAsItsNameSaysIsRefused() throws IOException {
        Files.writeString(folder.resolve("gcp.json.gz"), "plain text");

        assertThat(fetch(ONLY))
                .isEqualTo(
                        new Refused(
                                Refusal.UNREACHABLE,
                                folder.resolve("gcp.json.gz")
                                        + ": cannot be read: Not in GZIP format"));
    }

    private FetchResult fetch(FeedDocument document) {
        return new RecordedDocuments(folder).fetch(document);
    }

    private String text(FeedDocument document) {
        return new String(((Fetched) fetch(document)).bytes(), StandardCharsets.UTF_8);
    }

    private void gzip(String name, String text, int times) throws IOException {
        try (OutputStream stream =
                new GZIPOutputStream(Files.newOutputStream(folder.resolve(name)))) {
            for (int i = 0; i < times; i++) {
                stream.write(text.getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
