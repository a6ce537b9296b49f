package io.rangekeeper.select;

import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.feed.Snapshot;
import java.util.List;
import java.util.Map;

/// What selectors stand for at one time, but what is subtracted stands for all that it held of late
/// too.
final class RecentSelection implements Selection {
    private final Selection then;
    private final Selection recently;

    /// @param then of each feed, what its documents said at that time
    /// @param recent of each feed, all that its documents said of late
    RecentSelection(Map<String, List<Snapshot>> then, Map<String, List<Snapshot>> recent) {
        this.then = new CurrentSelection(then);
        this.recently = new CurrentSelection(recent);
    }

    @Override
    public CidrSet select(Expression.Selector selector, Polarity polarity) {
        return switch (polarity) {
            case ADDED -> then.select(selector, polarity);
            case SUBTRACTED ->
                    then.select(selector, polarity).union(recently.select(selector, polarity));
        };
    }
}
