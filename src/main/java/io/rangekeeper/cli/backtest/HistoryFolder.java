package io.rangekeeper.cli.backtest;

import io.rangekeeper.feed.FeedDocument;
import io.rangekeeper.feed.RecordedDocuments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds the documents of a history, and whose they are.
final class HistoryFolder {
    private static final int MOST_NAMED = 5;

    private final Path root;
    private final DocumentNames names;
    private final List<Recorded> documents = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<String> timeless = new ArrayList<>();

    HistoryFolder(Path root, DocumentNames names) {
        this.root = root;
        this.names = names;
    }

    Chronicle read(Optional<String> feed) {
        List<Path> children = children(root);
        List<Path> files = children.stream().filter(HistoryFolder::isDocument).toList();
        List<Path> folders = children.stream().filter(Files::isDirectory).toList();
        if (feed.isPresent() || !files.isEmpty()) {
            FeedDocument document =
                    feed.map(names::named).orElseGet(() -> names.ofFolder(name(root)));
            files.forEach(file -> add(document, file));
        } else {
            folders.forEach(this::addFolder);
        }
        refuseTimeless();
        if (documents.isEmpty()) {
            throw empty();
        }
        documents.sort(Recorded.ORDER);
        return new Chronicle(documents, notes);
    }

    private void addFolder(Path folder) {
        Optional<FeedDocument> document = names.find(name(folder));
        if (document.isEmpty()) {
            notes.add("left out the folder " + name(folder) + ": " + names.explain(name(folder)));
            return;
        }
        for (Path file : children(folder)) {
            if (isDocument(file)) {
                add(document.get(), file);
            }
        }
    }

    private void add(FeedDocument document, Path file) {
        Optional<Instant> time = NameTime.of(name(file));
        time.ifPresentOrElse(
                known -> documents.add(new Recorded(known, document, file)),
                () -> timeless.add(file.toString()));
    }

    private void refuseTimeless() {
        if (timeless.isEmpty()) {
            return;
        }
        List<String> lines = new ArrayList<>();
        for (String file : timeless.subList(0, Math.min(timeless.size(), MOST_NAMED))) {
            lines.add(
                    file
                            + ": the name does not say when it was recorded, as "
                            + NameTime.EXAMPLES
                            + " do (UTC)");
        }
        if (timeless.size() > MOST_NAMED) {
            lines.add("and " + (timeless.size() - MOST_NAMED) + " more files like these");
        }
        throw new HistoryException(lines);
    }

    private HistoryException empty() {
        List<String> lines = new ArrayList<>();
        lines.add(
                "--history: %s holds no documents: expected files such as %s, or folders of them that are called as feeds, such as aws or stripe-api"
                        .formatted(root, NameTime.EXAMPLES));
        lines.addAll(notes);
        return new HistoryException(lines);
    }

    private static boolean isDocument(Path file) {
        String name = name(file);
        String plain =
                name.endsWith(RecordedDocuments.GZIPPED)
                        ? name.substring(0, name.length() - RecordedDocuments.GZIPPED.length())
                        : name;
        return !name.startsWith(".")
                && RecordedDocuments.EXTENSIONS.stream()
                        .anyMatch(extension -> plain.endsWith("." + extension))
                && Files.isRegularFile(file);
    }

    /// In the order of their names.
    private static List<Path> children(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList();
        } catch (IOException e) {
            throw new HistoryException(folder + " cannot be read: " + e.getClass().getSimpleName());
        }
    }

    /// Also of `.`.
    private static String name(Path path) {
        return String.valueOf(path.toAbsolutePath().normalize().getFileName());
    }
}
