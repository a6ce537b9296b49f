package io.rangekeeper.store;

/// What became of a write.
public sealed interface WriteResult {
    /// It stands.
    record Written() implements WriteResult {}

    /// The policy is no longer what the change was planned on: read again and plan again.
    record Conflict(String detail) implements WriteResult {}

    /// Refused for good (validation, admission, a layout that cannot be edited): the same plan
    /// would be refused again.
    record Rejected(String detail) implements WriteResult {}

    /// Not written for a reason that may pass (unreachable, overloaded, not allowed at present).
    record Failed(String detail) implements WriteResult {}
}
