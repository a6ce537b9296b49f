package io.rangekeeper.store.cluster;

import io.rangekeeper.store.Leadership;
import io.rangekeeper.store.PolicyEvents;
import io.rangekeeper.store.PolicyStore;
import io.rangekeeper.store.PolicyWatch;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// What a process that stays needs of a cluster, with the same credentials and over TCP connections
/// of its own each: a long list does not keep the Lease waiting.
public record ClusterAccess(
        PolicyStore store, PolicyWatch watch, Leadership leadership, PolicyEvents events)
        implements AutoCloseable {
    private static final Duration LIST = Duration.ofMinutes(1);
    private static final Duration EVENT = Duration.ofSeconds(10);

    /// What a controller chooses.
    ///
    /// @param namespaces where to look; empty means everywhere
    /// @param followNamespaces whether the labels of namespaces matter
    /// @param identity which replica this is: the pod's name
    /// @param leaseNamespace where the Lease is by which replicas agree: the pod's namespace
    public record Settings(
            List<String> namespaces,
            boolean followNamespaces,
            String identity,
            String leaseNamespace,
            Duration relist,
            LeaseTimes lease) {
        /// The Lease that `deploy/base/rbac.yaml` allows.
        static final String LEASE = "rangekeeper";

        public Settings {
            namespaces = List.copyOf(namespaces);
        }

        /// With the usual times.
        public static Settings of(
                List<String> namespaces,
                boolean followNamespaces,
                String identity,
                String leaseNamespace) {
            return new Settings(
                    namespaces,
                    followNamespaces,
                    identity,
                    leaseNamespace,
                    WatchTimes.RELIST,
                    LeaseTimes.USUAL);
        }
    }

    static ClusterAccess over(ApiConnection api, Settings settings, InstantSource clock) {
        return new ClusterAccess(
                new ClusterStore(api, lists(api, settings)),
                watch(api, settings, clock),
                new LeaseLeadership(
                        api.apart(settings.lease().patience()),
                        settings.leaseNamespace(),
                        Settings.LEASE,
                        settings.identity(),
                        settings.lease()),
                ClusterEvents.start(api.apart(EVENT), settings.identity(), clock));
    }

    static PolicyWatch watch(ApiConnection api, Settings settings, InstantSource clock) {
        ApiConnection watching = api.apart(LIST);
        return new ClusterWatch(
                watching,
                lists(watching, settings),
                settings.followNamespaces(),
                WatchTimes.every(settings.relist()),
                clock);
    }

    private static PolicyLists lists(ApiConnection api, Settings settings) {
        return new PolicyLists(api, settings.namespaces(), PolicyLists.PAGE_SIZE);
    }

    /// Gives leadership up first: another one need not wait for the rest.
    @Override
    public void close() {
        leadership.close();
        watch.close();
        events.close();
    }
}
