package io.rangekeeper.store.cluster;

import io.rangekeeper.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a person hears of a list and its watch: that it fails and that it works again, not each
/// try. The official client's own lines are of no use to them.
final class WatchLog {
    private static final Logger LOG = LoggerFactory.getLogger(WatchLog.class);

    private final Transition listing;
    private final Transition following;
    private volatile boolean isListed;
    private volatile boolean isClosed;

    /// @param path tells lists of different namespaces apart
    WatchLog(ObjectKind kind, String path) {
        String what = kind.noun() + " (" + path + ")";
        this.listing = new Transition(LOG, what + " cannot be listed", what + " are listed again");
        this.following =
                new Transition(
                        LOG,
                        what + " cannot be followed, and changes are seen at the next list",
                        what + " are followed again");
    }

    void lists() {
        isListed = false;
    }

    void listed() {
        isListed = true;
        listing.works();
    }

    /// An event came.
    void followed() {
        following.works();
    }

    /// What the reflector caught: of a list if the last one did not succeed, else of a watch.
    void caught(Throwable problem) {
        if (isClosed) {
            return;
        }
        String reason =
                problem instanceof StoreException
                        ? String.valueOf(problem.getMessage())
                        : problem.toString();
        (isListed ? following : listing).fails(reason);
    }

    /// Whatever ends from now on was meant to.
    void close() {
        isClosed = true;
    }
}
