package io.rangekeeper.notify;

/// What is posted.
///
/// @param type its media type
@SuppressWarnings("ArrayRecordComponent") // made and posted, never compared
record Body(String type, byte[] bytes) {}
