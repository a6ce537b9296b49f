package io.rangekeeper.controller;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// What is measured of the process itself, asked for at each scrape: none of it may block.
///
/// @param version of Rangekeeper
/// @param listed when all policies were last read without an error; empty if never
/// @param leading whether this replica writes
/// @param queued policies that wait to be planned
/// @param intervals the most time that is to pass between two readings of each feed
/// @param stored bytes that the snapshot store takes
/// @param free bytes that are left on its disk; NaN where it has none
/// @param writable 1 while it can be written, else 0; NaN where it has no disk
public record Vitals(
        String version,
        Supplier<Optional<Instant>> listed,
        BooleanSupplier leading,
        IntSupplier queued,
        Supplier<Map<String, Duration>> intervals,
        LongSupplier stored,
        DoubleSupplier free,
        DoubleSupplier writable) {}
