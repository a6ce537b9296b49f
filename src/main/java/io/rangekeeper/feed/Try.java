package io.rangekeeper.feed;

import java.time.Duration;
import java.util.Optional;

/// What one try to get a document came to.
///
/// @param again whether another try may succeed a moment later
/// @param pause how long the server asks to wait before that
record Try(FetchResult result, boolean again, Optional<Duration> pause) {
    static Try done(FetchResult result) {
        return new Try(result, false, Optional.empty());
    }

    static Try failed(Refused refused) {
        return new Try(refused, true, Optional.empty());
    }
}
