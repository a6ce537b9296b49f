package io.rangekeeper.feed;

/// Whether a document that was read is believed.
public sealed interface Judgement {
    /// What to judge the next one by.
    Memory memory();

    /// It is the current one from now on.
    ///
    /// @param accepted with what the document before said besides, where this one may only add
    /// @param sameVersion whether the owner gave this version to other content before
    record Believed(Accepted accepted, Memory memory, boolean sameVersion) implements Judgement {}

    /// It changes nothing.
    record Doubted(Refused refused, Memory memory) implements Judgement {}
}
