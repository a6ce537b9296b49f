package io.rangekeeper.store.cluster;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.rangekeeper.policy.JsonPatch;
import io.rangekeeper.policy.Namespaces;
import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.policy.PolicyChange;
import io.rangekeeper.store.PolicyStore;
import io.rangekeeper.store.StoreException;
import io.rangekeeper.store.WriteResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/// The labelled NetworkPolicies of a cluster.
///
/// Lists are filtered by the server. A change is one JSON Patch that holds only for the very state
/// that was read.
public final class ClusterStore implements PolicyStore {
    /// Who writes, in `metadata.managedFields`.
    public static final String FIELD_MANAGER = "rangekeeper";

    /// Who writes there for a person: an approval must not look like the controller's own doing.
    public static final String APPROVAL_MANAGER = "rangekeeper-approve";

    /// Who takes label and annotations away there.
    public static final String UNINSTALL_MANAGER = "rangekeeper-uninstall";

    private final ApiConnection api;
    private final PolicyLists lists;

    ClusterStore(ApiConnection api, PolicyLists lists) {
        this.api = api;
        this.lists = lists;
    }

    @Override
    public Listing list() {
        List<NetworkPolicy> policies = new ArrayList<>();
        List<Unreadable> unreadable = new ArrayList<>();
        for (PolicyReading reading : lists.all()) {
            switch (reading) {
                case PolicyReading.Read(NetworkPolicy policy) -> policies.add(policy);
                case PolicyReading.Failed(Unreadable why) -> unreadable.add(why);
            }
        }
        policies.removeIf(policy -> !policy.isManaged());
        policies.sort(
                Comparator.comparing(NetworkPolicy::namespace).thenComparing(NetworkPolicy::name));
        return new Listing(policies, unreadable);
    }

    /// Of those namespaces whose policies are looked at.
    @Override
    public Namespaces namespaces() {
        return new NamespaceLabels(api, lists.namespaces(), lists.pageSize()).read();
    }

    /// The same policy as it is now; empty when it is gone, was deleted and made again, or has lost
    /// its label.
    ///
    /// @throws StoreException when the cluster does not answer, or with something that is no policy
    @Override
    public Optional<NetworkPolicy> reread(NetworkPolicy policy) {
        Answer answer = get(policy);
        if (answer.code() == 404) {
            return Optional.empty();
        }
        if (!answer.isSuccess()) {
            throw Failures.refused(api.address(), answer, ObjectKind.POLICIES);
        }
        return switch (PolicyReading.of(answer.body())) {
            case PolicyReading.Read(NetworkPolicy now) ->
                    Optional.of(now)
                            .filter(_ -> now.uid().equals(policy.uid()))
                            .filter(NetworkPolicy::isManaged);
            case PolicyReading.Failed(Unreadable why) ->
                    throw new StoreException(why.place() + ": " + why.problem());
        };
    }

    @Override
    public WriteResult write(PolicyChange change) {
        return patch(change.before(), FIELD_MANAGER, JsonPatch.of(change), PatchOutcome::ofChange);
    }

    @Override
    public WriteResult annotate(NetworkPolicy before, String annotation, String value) {
        return patch(
                before,
                APPROVAL_MANAGER,
                JsonPatch.ofAnnotation(before, annotation, value),
                PatchOutcome::of);
    }

    @Override
    public WriteResult strip(NetworkPolicy before) {
        return patch(before, UNINSTALL_MANAGER, JsonPatch.ofStripping(before), PatchOutcome::of);
    }

    private WriteResult patch(
            NetworkPolicy before,
            String manager,
            ArrayNode patch,
            BiFunction<Answer, NetworkPolicy, WriteResult> outcome) {
        try {
            Answer answer = api.patch(path(before), Map.of("fieldManager", manager), patch);
            return outcome.apply(answer, before);
        } catch (IOException e) {
            return new WriteResult.Failed(Failures.unreachable(api.address(), e));
        }
    }

    private Answer get(NetworkPolicy policy) {
        try {
            return api.get(path(policy), Map.of());
        } catch (IOException e) {
            throw new StoreException(Failures.unreachable(api.address(), e), e);
        }
    }

    private static String path(NetworkPolicy policy) {
        return ApiPaths.policy(policy.namespace(), policy.name());
    }
}
