package io.rangekeeper.cidr;

/// Gathers blocks of one family.
abstract sealed class Buffer<B extends Blocks<B>> permits Ipv4Buffer, Ipv6Buffer {
    abstract void add(B from, int i);

    abstract void addAll(B from);

    /// Adds block `i` without the blocks `firstHole` to `endHole` (exclusive) of `holes`, which lie
    /// in it, in order:
    ///
    ///     block  [------------------------------]
    ///     holes      [--]     [----][--]
    ///     added  [--]    [---]          [------]
    abstract void addAround(B from, int i, B holes, int firstHole, int endHole);

    /// What was gathered, where the caller knows that it is the minimal list in order.
    abstract B asIs();

    /// The minimal list of what was gathered, in whatever order and however overlapping.
    abstract B reduced();
}
