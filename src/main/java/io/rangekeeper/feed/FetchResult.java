package io.rangekeeper.feed;

/// What came of getting a document's bytes.
public sealed interface FetchResult permits Fetched, Refused {}
