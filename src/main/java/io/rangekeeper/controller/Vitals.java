package io.rangekeeper.controller;

import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// What is measured of the process itself, asked for at each scrape: none of it may block.
///
/// @param version of Rangekeeper
/// @param listed when all policies were last read without an error; empty if never
/// @param leading whether this replica writes
/// @param queued policies that wait to be planned
/// @param stored bytes that the snapshot store takes
public record Vitals(
        String version,
        Supplier<Optional<Instant>> listed,
        BooleanSupplier leading,
        IntSupplier queued,
        LongSupplier stored) {}
