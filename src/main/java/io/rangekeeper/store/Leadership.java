package io.rangekeeper.store;

import java.util.Optional;

/// Which of several replicas may write.
public interface Leadership extends AutoCloseable {
    /// Begins to strive for it, again and again; comes back at once.
    ///
    /// @param changed is told when this one begins to lead and when it does not any more; must not
    ///   block
    void start(Runnable changed);

    /// Whether nobody else can lead at this moment. To be asked right before each write: who was
    /// frozen, or cut off, for longer than the lease gets `false`, whatever it last heard.
    boolean isLeader();

    /// Who leads, as far as is known.
    Optional<String> leader();

    /// Lets another one lead without waiting for the lease to run out.
    @Override
    void close();
}
