package io.rangekeeper.feed;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/// Files of this machine for documents whose address is `file:`, which only an administrator's own
/// feeds have; all others come from elsewhere.
record LocalDocuments(DocumentSource others, InstantSource clock, long maxBytes)
        implements DocumentSource {
    @Override
    public FetchResult fetch(FeedDocument document) {
        Optional<Path> file = FeedUrl.file(document.url());
        return file.isPresent() ? read(file.get()) : others.fetch(document);
    }

    @Override
    public void close() {
        others.close();
    }

    /// What is not a plain file (a device, a pipe) may have no end.
    private FetchResult read(Path file) {
        if (!Files.isRegularFile(file)) {
            return new Refused(Refusal.UNREACHABLE, file + ": no such file");
        }
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] bytes = stream.readNBytes(Math.toIntExact(maxBytes + 1));
            return bytes.length > maxBytes
                    ? new Refused(Refusal.TOO_LARGE, file + ": more than " + maxBytes + " bytes")
                    : Fetched.fromServer(bytes, file.toString(), clock.instant());
        } catch (IOException e) {
            return new Refused(
                    Refusal.UNREACHABLE,
                    file + ": cannot be read: " + Excerpt.plain(e.getClass().getSimpleName(), 100));
        }
    }
}
