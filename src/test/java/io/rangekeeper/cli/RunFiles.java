package io.rangekeeper.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/// The configuration and the documents of controllers, as files of a folder. There are two feeds,
/// `office` and `vendor`.
final class RunFiles {
    private final Path folder;
    private String settings = "";
    private int every = 60;

    RunFiles(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder.resolve("recorded"));
    }

    /// Flags for `run`.
    List<String> arguments() {
        return List.of(
                "--config",
                folder.resolve("rangekeeper.yaml").toString(),
                "--recorded",
                folder.resolve("recorded").toString());
    }

    /// As a ConfigMap's files change: all at once.
    void configure(String text) throws IOException {
        settings = text;
        Path next = folder.resolve("next.yaml");
        Files.writeString(
                next,
                """
                %1$s
                feeds:
                  office: {url: https://office.example/, format: text, every: %2$ds}
                  vendor: {url: https://vendor.example/, format: text, every: %2$ds}
                """
                        .formatted(text, every));
        Files.move(next, folder.resolve("rangekeeper.yaml"), StandardCopyOption.REPLACE_EXISTING);
    }

    void publish(String feed, String text) throws IOException {
        Path next = folder.resolve("next.txt");
        Files.writeString(next, text + "\n");
        Files.move(
                next,
                folder.resolve("recorded").resolve(feed + ".txt"),
                StandardCopyOption.ATOMIC_MOVE);
    }

    /// A feed that is to be fetched at another interval is fetched at once, which is sooner than in
    /// a minute, the shortest that there is.
    void refetch() throws IOException {
        every++;
        configure(settings);
    }
}
