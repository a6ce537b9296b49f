package io.rangekeeper.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalDocumentsTest {
    @TempDir private Path folder;

    @Test
    void aFileIsADocumentOfAnAdministratorsOwnFeed() throws IOException {
        Path file = Files.writeString(folder.resolve("ranges.txt"), "11.0.0.0/24\n");
        FeedDocument document =
                Documents.document("{url: '%s', format: text}".formatted(file.toUri()));
        LocalDocuments documents = local(12);

        Fetched fetched = (Fetched) documents.fetch(document);

        assertThat(fetched.bytes()).asString(StandardCharsets.UTF_8).isEqualTo("11.0.0.0/24\n");
        assertThat(fetched.chosen()).isFalse();
        assertThat(local(11).fetch(document))
                .isEqualTo(new Refused(Refusal.TOO_LARGE, file + ": more than 11 bytes"));
        Files.delete(file);
        assertThat(documents.fetch(document))
                .isEqualTo(new Refused(Refusal.UNREACHABLE, file + ": no such file"));
    }

    @Test
    void aDeviceIsNoDocument() {
        FeedDocument document = Documents.document("{url: 'file:///dev/zero', format: text}");

        assertThat(local(100).fetch(document)).isInstanceOf(Refused.class);
    }

    private LocalDocuments local(long maxBytes) {
        return new LocalDocuments(
                document -> {
                    throw new AssertionError("not a file: " + document.url());
                },
                () -> Documents.NOON,
                maxBytes);
    }
}
