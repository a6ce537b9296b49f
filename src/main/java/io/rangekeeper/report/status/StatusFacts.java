package io.rangekeeper.report.status;

import io.rangekeeper.feed.Feed;
import io.rangekeeper.feed.FetchedFeeds;
import io.rangekeeper.report.PolicySummary;
import java.time.Instant;
import java.util.List;

/// What the page is made from: all that a controller knows at one moment.
///
/// @param troubles of the controller itself: what keeps it from knowing, or doing, all of it
/// @param policies in the order of their names
/// @param feeds all that there are
/// @param read what came of reading some of them
/// @param decisions the newest first
public record StatusFacts(
        Replica replica,
        List<String> troubles,
        List<PolicySummary> policies,
        List<Feed> feeds,
        FetchedFeeds read,
        List<Decision> decisions,
        Instant now) {}
