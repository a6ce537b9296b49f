package io.rangekeeper.feed;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/// Documents from a folder: `<feed>.<ext>`, or `<feed>-<document>.<ext>` where a feed has several;
/// `.gz` may follow.
public final class RecordedDocuments implements DocumentSource {
    /// What files of documents end with; [#GZIPPED] may follow.
    public static final List<String> EXTENSIONS = List.of("json", "txt", "csv");

    public static final String GZIPPED = ".gz";

    private static final int MAX_BYTES = 32 << 20;

    private final Path folder;
    private final Optional<InstantSource> clock;

    /// Documents as old as their files.
    public RecordedDocuments(Path folder) {
        this(folder, Optional.empty());
    }

    /// Documents for somebody who remembers when a document said what: they say it now, whatever
    /// the times of their files are.
    public RecordedDocuments(Path folder, InstantSource clock) {
        this(folder, Optional.of(clock));
    }

    private RecordedDocuments(Path folder, Optional<InstantSource> clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /// What a document's file is called, without the extension. Two may have one name: `b` of the
    /// feed `a`, and the feed `a-b`.
    public static String name(DocumentKey key) {
        return key.document().isEmpty() ? key.feed() : key.feed() + "-" + key.document();
    }

    @Override
    public FetchResult fetch(FeedDocument document) {
        List<String> names = names(document.key());
        List<Path> files =
                names.stream().map(folder::resolve).filter(Files::isRegularFile).toList();
        if (files.size() == 1) {
            return read(files.getFirst());
        }
        if (files.isEmpty()) {
            String looked = String.join(", ", names.stream().filter(n -> !isGzipped(n)).toList());
            return new Refused(
                    Refusal.UNREACHABLE,
                    "no recorded document in %s: looked for %s (and %s)"
                            .formatted(folder, looked, GZIPPED));
        }
        return new Refused(
                Refusal.UNREACHABLE,
                "several recorded documents in %s, and nothing says which: %s"
                        .formatted(
                                folder,
                                String.join(
                                        ", ",
                                        files.stream().map(f -> f.getFileName() + "").toList())));
    }

    /// Keeps a document's bytes under the name that it is read by, wholly or not at all.
    ///
    /// @return the file
    /// @throws IOException also when another file there goes by one of the document's names, since
    ///   nothing would say which of them to read
    public Path keep(FeedDocument document, Fetched fetched) throws IOException {
        Path file = folder.resolve(name(document.key()) + "." + extension(document.format()));
        for (String name : names(document.key())) {
            Path other = folder.resolve(name);
            if (!other.equals(file) && Files.exists(other)) {
                throw new FileAlreadyExistsException(other.toString());
            }
        }
        Path whole = folder.resolve("." + file.getFileName() + "." + ProcessHandle.current().pid());
        try {
            Files.write(whole, fetched.bytes());
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(whole);
        }
        return file;
    }

    private static String extension(DocumentFormat format) {
        return switch (format) {
            case DocumentFormat.Json json -> "json";
            case DocumentFormat.Text text -> "txt";
            case DocumentFormat.Csv csv -> "csv";
        };
    }

    private FetchResult read(Path file) {
        try {
            return clock.isPresent()
                    ? read(file, clock.get().instant())
                    : read(file, Files.getLastModifiedTime(file).toInstant());
        } catch (IOException e) {
            return unreadable(file, e);
        }
    }

    /// What a file holds, unzipped where its name ends in `.gz`.
    ///
    /// @param time when the document said so
    public static FetchResult read(Path file, Instant time) {
        try (InputStream stream = open(file)) {
            byte[] bytes = stream.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                return new Refused(Refusal.TOO_LARGE, file + ": more than " + MAX_BYTES + " bytes");
            }
            return Fetched.fromFile(bytes, file.toString(), time);
        } catch (IOException e) {
            return unreadable(file, e);
        }
    }

    private static Refused unreadable(Path file, IOException e) {
        return new Refused(
                Refusal.UNREACHABLE,
                file + ": cannot be read: " + Excerpt.plain(String.valueOf(e.getMessage()), 200));
    }

    private static InputStream open(Path file) throws IOException {
        InputStream stream = Files.newInputStream(file);
        if (!isGzipped(file.toString())) {
            return stream;
        }
        try {
            return new GZIPInputStream(stream);
        } catch (IOException e) {
            stream.close();
            throw e;
        }
    }

    private static List<String> names(DocumentKey key) {
        String base = name(key);
        List<String> names = new ArrayList<>();
        for (String extension : EXTENSIONS) {
            names.add(base + "." + extension);
            names.add(base + "." + extension + GZIPPED);
        }
        return names;
    }

    private static boolean isGzipped(String name) {
        return name.endsWith(GZIPPED);
    }
}
