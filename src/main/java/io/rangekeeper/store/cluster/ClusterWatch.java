package io.rangekeeper.store.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.rangekeeper.policy.Namespaces;
import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.store.PolicyName;
import io.rangekeeper.store.PolicyStore.Unreadable;
import io.rangekeeper.store.PolicyWatch;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/// The labelled policies of a cluster, and how its namespaces are labelled, through informers: one
/// for each namespace that is looked at, or one for all.
final class ClusterWatch implements PolicyWatch {
    private final ApiConnection api;
    private final WatchTimes times;
    private final InstantSource clock;
    private final List<Informer<PackedPolicy>> policies;
    private final Optional<Informer<Map<String, String>>> namespaces;
    private volatile Consumer<PolicyName> changed = _ -> {};

    /// @param api is closed with this
    /// @param lists which policies
    /// @param followNamespaces whether [#namespaces] is known
    ClusterWatch(
            ApiConnection api,
            PolicyLists lists,
            boolean followNamespaces,
            WatchTimes times,
            InstantSource clock) {
        this.api = api;
        this.times = times;
        this.clock = clock;
        this.policies =
                lists.paths().stream()
                        .map(path ->
                                new Informer<>(
                                        watcher(
                                                path,
                                                ObjectKind.POLICIES,
                                                lists.pageSize(),
                                                PackedPolicy::of),
                                        Watched::isSameState,
                                        this::policyChanged))
                        .toList();
        this.namespaces =
                followNamespaces
                        ? Optional.of(namespaceInformer(lists.pageSize()))
                        : Optional.empty();
    }

    private Informer<Map<String, String>> namespaceInformer(int pageSize) {
        return new Informer<>(
                watcher(
                        ApiPaths.ALL_NAMESPACES,
                        ObjectKind.NAMESPACES,
                        pageSize,
                        NamespaceLabels::labels),
                (before, after) -> before.content().equals(after.content()),
                this::namespaceChanged);
    }

    private <T> ObjectWatcher<T> watcher(
            String path, ObjectKind kind, int pageSize, Function<JsonNode, T> reader) {
        return new ObjectWatcher<>(
                api, path, new ObjectLists(api, kind, pageSize), reader, times, clock);
    }

    @Override
    public void start(Consumer<PolicyName> listener) {
        changed = listener;
        informers().forEach(Informer::start);
    }

    private void policyChanged(V1ObjectMeta policy) {
        changed.accept(name(policy));
    }

    private void namespaceChanged(V1ObjectMeta namespace) {
        policies.stream()
                .flatMap(informer -> informer.metadata().stream())
                .filter(policy -> Objects.equals(namespace.getName(), policy.getNamespace()))
                .forEach(this::policyChanged);
    }

    private static PolicyName name(V1ObjectMeta policy) {
        return new PolicyName(
                Objects.requireNonNullElse(policy.getNamespace(), ""),
                Objects.requireNonNullElse(policy.getName(), ""));
    }

    @Override
    public boolean isListed() {
        return lastListed().isPresent();
    }

    @Override
    public Optional<Instant> lastListed() {
        return ofAll(Informer::listed).min(Comparator.naturalOrder());
    }

    @Override
    public Optional<Duration> listAge() {
        return ofAll(Informer::listAge).max(Comparator.naturalOrder());
    }

    /// Nothing as long as that is not known of all.
    private <T> Stream<T> ofAll(Function<Informer<?>, Optional<T>> known) {
        List<Optional<T>> all = informers().map(known).toList();
        return all.stream().allMatch(Optional::isPresent)
                ? all.stream().flatMap(Optional::stream)
                : Stream.empty();
    }

    /// The server filters by the label; what else it sends is nobody's.
    @Override
    public Optional<NetworkPolicy> policy(PolicyName name) {
        return policies.stream()
                .flatMap(informer -> informer.find(name.toString()).stream())
                .flatMap(packed ->
                        packed.read() instanceof PolicyReading.Read(NetworkPolicy policy)
                                ? Stream.of(policy)
                                : Stream.empty())
                .filter(NetworkPolicy::isManaged)
                .findFirst();
    }

    @Override
    public List<PolicyName> names() {
        return policies.stream()
                .flatMap(informer -> informer.metadata().stream())
                .map(ClusterWatch::name)
                .sorted()
                .toList();
    }

    @Override
    public List<Unreadable> unreadable() {
        return policies.stream()
                .flatMap(informer -> informer.all().stream())
                .flatMap(packed -> packed.unreadable().stream())
                .sorted(Comparator.comparing(Unreadable::place))
                .toList();
    }

    @Override
    public Namespaces namespaces() {
        return namespaces.<Namespaces>map(informer -> informer::find).orElse(Namespaces.UNKNOWN);
    }

    @Override
    public void close() {
        informers().forEach(Informer::stop);
        api.close();
    }

    private Stream<Informer<?>> informers() {
        return Stream.concat(policies.stream(), namespaces.stream());
    }
}
