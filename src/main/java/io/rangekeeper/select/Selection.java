package io.rangekeeper.select;

import io.rangekeeper.cidr.CidrSet;

/// Answers what selectors stand for. Everything that set operators do is the same whatever the
/// answer is taken from: the current documents, or all that they said within some time.
interface Selection {
    /// All addresses that the selector stands for on that side; never a part of them.
    CidrSet select(Expression.Selector selector, Polarity polarity);
}
