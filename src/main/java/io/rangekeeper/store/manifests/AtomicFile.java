package io.rangekeeper.store.manifests;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Replaces a file as a whole: whoever reads it, also after a crash, sees the old content or the
/// new.
final class AtomicFile {
    private static final Set<PosixFilePermission> WRITE =
            EnumSet.of(
                    PosixFilePermission.OWNER_WRITE,
                    PosixFilePermission.GROUP_WRITE,
                    PosixFilePermission.OTHERS_WRITE);

    private AtomicFile() {}

    /// Replaces the content, unless it has been changed meanwhile.
    ///
    /// @param before what the file must still hold
    /// @return whether it did; if not, nothing was written
    static boolean replace(Path link, byte[] before, byte[] after) throws IOException {
        Path file = link.toRealPath();
        refuseReadOnly(file);
        Path folder = Objects.requireNonNull(file.getParent(), "a file is in a folder");
        Path temporary = Files.createTempFile(folder, ".rangekeeper-", ".tmp");
        try {
            write(temporary, after);
            keepAttributes(file, temporary);
            if (!Arrays.equals(Files.readAllBytes(file), before)) {
                return false;
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
            force(folder);
            return true;
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /// A rename would replace even a file that its owner has made read-only.
    private static void refuseReadOnly(Path file) throws IOException {
        PosixFileAttributeView view = posix(file);
        boolean protectedByMode =
                view != null
                        && view.readAttributes().permissions().stream().noneMatch(WRITE::contains);
        if (protectedByMode || !Files.isWritable(file)) {
            throw new AccessDeniedException(file.toString());
        }
    }

    private static void write(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    private static void keepAttributes(Path from, Path to) throws IOException {
        PosixFileAttributeView source = posix(from);
        PosixFileAttributeView target = posix(to);
        if (source == null || target == null) {
            return;
        }
        PosixFileAttributes wanted = source.readAttributes();
        PosixFileAttributes actual = target.readAttributes();
        if (!wanted.owner().equals(actual.owner())) {
            target.setOwner(wanted.owner());
        }
        if (!wanted.group().equals(actual.group())) {
            target.setGroup(wanted.group());
        }
        // After the owner: a change of owner clears some of the bits.
        target.setPermissions(wanted.permissions());
    }

    /// Makes the rename itself last. Not every system can, and the file is whole either way.
    private static void force(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException _) {
            // The new file stands; only a power cut could still bring the old one back.
        }
    }

    private static @Nullable PosixFileAttributeView posix(Path file) {
        return Files.getFileAttributeView(
                file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    }
}
