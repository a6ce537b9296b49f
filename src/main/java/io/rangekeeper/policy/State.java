package io.rangekeeper.policy;

/// How a policy stands once its plan is carried out, the worst first.
public enum State {
    /// A user's mistake: nothing of the policy is touched.
    INVALID,
    /// A part of the change waits for a person.
    HELD,
    /// A feed was never read.
    WAITING,
    /// What an owner withdrew stays open for a while; nothing else is missing.
    PENDING,
    /// Differences that are only reported, by mode.
    OBSERVED,
    /// What is live is what is meant.
    SYNCED,
    /// Labelled, but no annotation says what belongs in it: left as it is.
    UNMANAGED
}
