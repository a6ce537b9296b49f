package io.rangekeeper.store.cluster;

import io.kubernetes.client.extended.leaderelection.LeaderElectionRecord;
import io.rangekeeper.store.StoreException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;

/// The Lease by which controllers agree on who writes, as somebody else sees it.
final class ControllerLease {
    /// By how much clocks may differ: nobody waits here to see whether it is renewed.
    private static final Duration CLOCKS = Duration.ofMinutes(1);

    private final ApiConnection api;
    private final String namespace;

    ControllerLease(ApiConnection api, String namespace) {
        this.api = api;
        this.namespace = namespace;
    }

    /// Who holds it, if it was renewed lately. A controller that is stopped gives it up; one that
    /// was killed counts as running for a little longer than its Lease.
    ///
    /// @throws StoreException when that cannot be read
    Optional<String> holder(Instant now) {
        Answer answer = get();
        if (answer.code() == 404) {
            return Optional.empty();
        }
        if (!answer.isSuccess()) {
            throw new StoreException(
                    "the Lease "
                            + namespace
                            + "/"
                            + ClusterAccess.Settings.LEASE
                            + " cannot be read: "
                            + answer.message());
        }
        LeaderElectionRecord held = LeaseRecords.read(answer.body().path("spec"));
        Optional<Instant> renewed = Optional.ofNullable(held.getRenewTime()).map(Date::toInstant);
        Duration counts = Duration.ofSeconds(held.getLeaseDurationSeconds()).plus(CLOCKS);
        return Optional.ofNullable(held.getHolderIdentity())
                .filter(_ -> renewed.filter(time -> now.isBefore(time.plus(counts))).isPresent());
    }

    private Answer get() {
        try {
            return api.get(
                    ApiPaths.leases(namespace) + "/" + ClusterAccess.Settings.LEASE, Map.of());
        } catch (IOException e) {
            throw new StoreException(Failures.unreachable(api.address(), e), e);
        }
    }
}
