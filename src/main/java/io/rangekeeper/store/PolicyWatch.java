package io.rangekeeper.store;

import io.rangekeeper.policy.Namespaces;
import io.rangekeeper.policy.NetworkPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The labelled policies as they are now, for a process that stays: listed wholly from time to time
/// and followed in between.
public interface PolicyWatch extends AutoCloseable {
    /// Begins; comes back at once.
    ///
    /// @param changed is told of each policy that came, changed, went or lost its label, and of
    ///   each whose namespace's labels changed; from several threads, and must not block
    void start(Consumer<PolicyName> changed);

    /// Whether all policies (and namespaces, where they matter) were listed once.
    boolean isListed();

    /// When the last complete list was begun; empty before there was one.
    Optional<Instant> lastListed();

    /// How long ago that was, by a clock that nobody sets.
    Optional<Duration> listAge();

    /// As last seen; empty when it is gone, or cannot be read.
    Optional<NetworkPolicy> policy(PolicyName name);

    /// All that are there, readable or not, in the order of their names.
    List<PolicyName> names();

    /// Those that cannot be read, in the order of their names.
    List<PolicyStore.Unreadable> unreadable();

    /// How namespaces are labelled, where they are followed too; else unknown.
    Namespaces namespaces();

    /// Ends all requests and threads.
    @Override
    void close();
}
