package io.rangekeeper.controller;

import io.rangekeeper.policy.PolicyPlan;
import java.time.Instant;
import java.util.Optional;

/// How one policy stands, as it was last planned.
///
/// @param plan the last one: what is to be done, is held, or waits
/// @param planned when it was made
/// @param contender the other field manager, where somebody edits back what is written again and
///   again
/// @param trouble why the last write did not succeed; empty where it did, or there was none
public record PolicyStatus(
        PolicyPlan plan, Instant planned, Optional<String> contender, Optional<String> trouble) {}
