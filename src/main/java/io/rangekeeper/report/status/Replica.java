package io.rangekeeper.report.status;

import java.time.Instant;
import java.util.Optional;

/// Which of several controllers shows its page.
///
/// @param name by which replicas tell each other apart
/// @param leads whether it writes
/// @param since when that is so
/// @param leader who leads, as far as is known
/// @param mode of policies that say nothing: `enforce` or `observe`
public record Replica(
        String name,
        String version,
        boolean leads,
        Instant since,
        Optional<String> leader,
        String mode) {}
