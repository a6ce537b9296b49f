package io.rangekeeper.feed;

/// What came of reading a document: all of it or nothing.
public sealed interface ReadResult permits Accepted, Refused {}
