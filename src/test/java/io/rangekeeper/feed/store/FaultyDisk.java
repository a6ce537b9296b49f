package io.rangekeeper.feed.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// A disk on which the power goes before or in the middle of one of the steps that change it.
final class FaultyDisk implements Disk {
    private final Disk disk = new RealDisk();
    private final int lastStep;
    private int steps;
    boolean full;

    /// @param lastStep this many changes are made; the next one is cut off, and nothing works after
    FaultyDisk(int lastStep) {
        this.lastStep = lastStep;
    }

    static FaultyDisk withoutFaults() {
        return new FaultyDisk(Integer.MAX_VALUE);
    }

    /// How many changes were asked for.
    int steps() {
        return steps;
    }

    @Override
    public byte[] read(Path file, int max) throws IOException {
        return disk.read(file, max);
    }

    @Override
    public void write(Path file, byte[] content) throws IOException {
        if (full) {
            disk.write(file, Arrays.copyOf(content, content.length / 2));
            throw new IOException("No space left on device");
        }
        if (isLost()) {
            disk.write(file, Arrays.copyOf(content, content.length / 2));
            throw new IOException("the power went");
        }
        checkPower();
        disk.write(file, content);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        isLost();
        checkPower();
        disk.rename(from, to);
    }

    @Override
    public void delete(Path file) throws IOException {
        isLost();
        checkPower();
        disk.delete(file);
    }

    @Override
    public List<Path> list(Path folder) throws IOException {
        return disk.list(folder);
    }

    @Override
    public boolean exists(Path file) {
        return disk.exists(file);
    }

    @Override
    public long size(Path file) throws IOException {
        return disk.size(file);
    }

    /// Whether the power goes with this step.
    private boolean isLost() {
        steps++;
        return steps == lastStep + 1;
    }

    private void checkPower() throws IOException {
        if (steps > lastStep) {
            throw new IOException("the power is gone");
        }
    }
}
