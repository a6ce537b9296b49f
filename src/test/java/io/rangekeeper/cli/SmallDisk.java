package io.rangekeeper.cli;

import io.rangekeeper.testing.ControllerProcess;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// A disk of 256 KiB that only one process and its children see, at a folder: a mount in a
/// namespace of their own, for which nobody has to be the administrator.
record SmallDisk(Path folder) {
    private static final List<String> APART =
            List.of("unshare", "--user", "--map-root-user", "--mount");

    /// What can go wrong with it while it is used.
    enum Trouble {
        FULL,
        READ_ONLY
    }

    /// Whether the system lets somebody mount a disk for himself.
    static boolean isPossible() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(APART);
        command.addAll(List.of("mount", "-t", "tmpfs", "tmpfs", "/mnt"));
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            // There is no such program.
            return false;
        }
    }

    /// What runs another command that sees this disk.
    ///
    /// @param options of the mount, besides its size
    List<String> wrapper(String options) throws IOException {
        Files.createDirectories(folder);
        List<String> wrapper = new ArrayList<>(APART);
        String mount = "mount -t tmpfs -o size=256k," + options + " tmpfs \"$0\"";
        wrapper.addAll(List.of("sh", "-c", mount + " && exec \"$@\"", folder.toString()));
        return wrapper;
    }

    /// The folder as the process sees it.
    Path seenBy(ControllerProcess process) {
        return Path.of("/proc/" + process.pid() + "/root" + folder);
    }

    void fail(ControllerProcess process, Trouble trouble) throws IOException, InterruptedException {
        switch (trouble) {
            case FULL -> fill(filler(process));
            case READ_ONLY ->
                    eachFolder(
                            process,
                            "mount --bind \"$d\" \"$d\" && mount -o remount,bind,ro \"$d\"");
        }
    }

    void mend(ControllerProcess process, Trouble trouble) throws IOException, InterruptedException {
        switch (trouble) {
            case FULL -> Files.delete(filler(process));
            case READ_ONLY -> eachFolder(process, "umount \"$d\"");
        }
    }

    private Path filler(ControllerProcess process) {
        return seenBy(process).resolve("filler");
    }

    private static void fill(Path file) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            while (channel.write(ByteBuffer.allocate(4_096)) > 0) {
                // On, until there is no room.
            }
        } catch (IOException e) {
            if (Files.size(file) == 0) {
                throw e;
            }
        }
    }

    /// The disk itself is in use, by the lock; its folders are not.
    private void eachFolder(ControllerProcess process, String what)
            throws IOException, InterruptedException {
        List<String> command =
                List.of(
                        "nsenter",
                        "--target",
                        Long.toString(process.pid()),
                        "--user",
                        "--mount",
                        "--preserve-credentials",
                        "sh",
                        "-c",
                        "for d in \"$0\"/*/; do " + what + " || exit 1; done",
                        folder.toString());
        int code = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (code != 0) {
            throw new IOException(command + " ended with " + code);
        }
    }
}
