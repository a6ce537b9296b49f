package io.rangekeeper.feed.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// The few things that a store does to a disk, each of which can fail, and between any two of which
/// the power can go.
interface Disk {
    /// The whole file.
    ///
    /// @throws IOException also when it has more than `max` bytes
    byte[] read(Path file, int max) throws IOException;

    /// Writes a new file; what it holds is on the disk before this returns.
    void write(Path file, byte[] content) throws IOException;

    /// Gives a file another name, at once and in place of whatever had it.
    void rename(Path from, Path to) throws IOException;

    void delete(Path file) throws IOException;

    /// The files of a folder, in the order of their names; none where there is no such folder.
    List<Path> list(Path folder) throws IOException;

    boolean exists(Path file);

    long size(Path file) throws IOException;

    /// Nobody sees a part of it: what was there before stays until all of the new is there.
    default void replace(Path file, byte[] content) throws IOException {
        Path temporary = file.resolveSibling(file.getFileName() + TEMPORARY);
        write(temporary, content);
        rename(temporary, file);
    }

    /// How names of files end that are not wholly written.
    String TEMPORARY = ".tmp";
}
