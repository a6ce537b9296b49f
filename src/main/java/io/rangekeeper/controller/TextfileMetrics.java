package io.rangekeeper.controller;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;

/// Leaves metrics in a file, for node_exporter's textfile collector: for a process that ends before
/// anybody could ask it.
public final class TextfileMetrics {
    private TextfileMetrics() {}

    /// Replaces a file at once: whoever reads it finds the old metrics or the new ones, whole.
    ///
    /// @param metrics in the Prometheus text format
    /// @throws IOException whose message tells a person which file, what is wrong and what to do;
    ///   the file is as it was
    public static void write(Path file, String metrics) throws IOException {
        Optional<String> unfit = unfit(file);
        if (unfit.isPresent()) {
            throw new IOException("metrics cannot be written to " + file + ": " + unfit.get());
        }
        try {
            replace(Files.exists(file) ? file.toRealPath() : file.toAbsolutePath(), metrics);
        } catch (IOException e) {
            throw new IOException(
                    "metrics cannot be written to %s: %s; what was there is as it was"
                            .formatted(file, trouble(e)),
                    e);
        }
    }

    /// Never replaces what is no file, such as a terminal or a pipe.
    private static Optional<String> unfit(Path file) {
        if (Files.isDirectory(file)) {
            return Optional.of("it is a folder; name a file in it that ends in .prom");
        }
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file)) {
            return Optional.of("it is no regular file");
        }
        Path folder = file.toAbsolutePath().getParent();
        return folder == null || Files.isDirectory(folder)
                ? Optional.empty()
                : Optional.of("there is no folder " + folder + "; make it first");
    }

    private static void replace(Path file, String metrics) throws IOException {
        // Does not end in .prom: the collector must not take it for one of its own.
        Path temporary = file.resolveSibling(".rangekeeper-" + UUID.randomUUID() + ".tmp");
        try {
            write(temporary, metrics.getBytes(StandardCharsets.UTF_8));
            Files.move(
                    temporary,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /// Readable as any new file of this user is: the collector is somebody else.
    private static void write(Path file, byte[] content) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    private static String trouble(IOException e) {
        return e instanceof AccessDeniedException
                ? "no permission for its folder; give this user access to it"
                : String.valueOf(e);
    }
}
