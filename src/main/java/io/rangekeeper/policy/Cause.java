package io.rangekeeper.policy;

/// Whose change it is. What a user excludes takes effect at once; what an owner withdraws is
/// guarded.
public enum Cause {
    /// The rule is managed for the first time.
    FIRST,
    /// The policy's author changed the expression or `except`.
    USER,
    /// The owner of a feed published something else (or a named set or a feed's definition
    /// changed).
    OWNER,
    /// Somebody edited the ipBlocks by hand.
    DRIFT,
    /// Cannot be told: the expression is new and the documents of the last write are not at hand.
    UNKNOWN
}
