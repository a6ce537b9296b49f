package io.rangekeeper.controller;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.rangekeeper.cidr.Cidr;
import io.rangekeeper.policy.IpBlock;
import io.rangekeeper.policy.Mode;
import io.rangekeeper.policy.Namespaces;
import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.policy.PolicyChange;
import io.rangekeeper.policy.PolicyPlan;
import io.rangekeeper.policy.Room;
import io.rangekeeper.policy.State;
import io.rangekeeper.store.PolicyStore;
import io.rangekeeper.store.StoreException;
import io.rangekeeper.store.WriteResult;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReconcilerTest {
    private static final WriteResult CONFLICT = new WriteResult.Conflict("changed");

    /// Answers writes as it is told, notes them, and has a new version at every reading.
    private static final class Store implements PolicyStore {
        private final Iterator<WriteResult> answers;
        private final List<String> written = new ArrayList<>();
        private boolean gone;
        private boolean unreachable;
        private int version = 1;

        Store(WriteResult... answers) {
            this.answers = List.of(answers).iterator();
        }

        @Override
        public Listing list() {
            throw new AssertionError("nobody asked for a list");
        }

        @Override
        public Namespaces namespaces() {
            throw new AssertionError("nobody asked for namespaces");
        }

        @Override
        public Optional<NetworkPolicy> reread(NetworkPolicy policy) {
            version++;
            if (unreachable) {
                throw new StoreException("the cluster does not answer");
            }
            return gone ? Optional.empty() : Optional.of(policy("v" + version));
        }

        @Override
        public WriteResult write(PolicyChange change) {
            written.add(change.before().resourceVersion());
            return answers.next();
        }

        @Override
        public WriteResult annotate(NetworkPolicy before, String annotation, String value) {
            throw new AssertionError("annotations that people write are theirs");
        }

        @Override
        public WriteResult strip(NetworkPolicy before) {
            throw new AssertionError("who lets a policy go is a person");
        }
    }

    @Test
    void aPlanIsWrittenOnce() {
        Store store = new Store(new WriteResult.Written());

        assertThat(reconcile(store)).isInstanceOf(Outcome.Written.class);
        assertThat(store.written).containsExactly("v1");
    }

    @Test
    void nothingToDoMeansNoRequest() {
        Store store = new Store();
        PolicyPlan plan = planned("v1", false);

        assertThat(new Reconciler(store, policy -> plan).reconcile(plan))
                .isEqualTo(new Outcome.Unchanged(plan));
        assertThat(store.written).isEmpty();
    }

    @Test
    void afterAConflictThePolicyIsReadAndPlannedAgain() {
        Store store = new Store(CONFLICT, CONFLICT, new WriteResult.Written());

        Outcome outcome = reconcile(store);

        assertThat(outcome).isEqualTo(new Outcome.Written(planned("v3", true)));
        assertThat(store.written).containsExactly("v1", "v2", "v3");
    }

    @Test
    void aConflictMayLeaveNothingToDo() {
        Store store = new Store(CONFLICT);
        Reconciler reconciler =
                new Reconciler(store, policy -> planned(policy.resourceVersion(), false));

        assertThat(reconciler.reconcile(planned("v1", true)))
                .isEqualTo(new Outcome.Unchanged(planned("v2", false)));
        assertThat(store.written).containsExactly("v1");
    }

    @Test
    void whoKeepsEditingIsNotFoughtForEver() {
        Store store = new Store(CONFLICT, CONFLICT, CONFLICT, CONFLICT, CONFLICT);

        assertThat(reconcile(store))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed ->
                                assertThat(failed.detail())
                                        .isEqualTo(
                                                "changed by somebody else 5 times in a row: changed"));
        assertThat(store.written).hasSize(5);
    }

    @Test
    void aPolicyThatIsGoneIsLeftToItsFate() {
        Store store = new Store(CONFLICT);
        store.gone = true;

        assertThat(reconcile(store)).isEqualTo(new Outcome.Gone(planned("v1", true)));
    }

    @Test
    void aPolicyThatCannotBeReadAgainIsAFailureOfThatPolicyOnly() {
        Store store = new Store(CONFLICT);
        store.unreachable = true;

        assertThat(reconcile(store))
                .isEqualTo(new Outcome.Failed(planned("v1", true), "the cluster does not answer"));
    }

    @Test
    void aRejectionIsFinal() {
        Store store = new Store(new WriteResult.Rejected("spec is wrong"));

        assertThat(reconcile(store))
                .isEqualTo(new Outcome.Rejected(planned("v1", true), "spec is wrong"));
        assertThat(store.written).hasSize(1);
    }

    @Test
    void aFailureIsNotRepeatedHere() {
        Store store = new Store(new WriteResult.Failed("unreachable"));

        assertThat(reconcile(store))
                .isEqualTo(new Outcome.Failed(planned("v1", true), "unreachable"));
        assertThat(store.written).hasSize(1);
    }

    private static Outcome reconcile(Store store) {
        return new Reconciler(store, policy -> planned(policy.resourceVersion(), true))
                .reconcile(planned("v1", true));
    }

    private static PolicyPlan planned(String version, boolean due) {
        NetworkPolicy policy = policy(version);
        Optional<PolicyChange> change =
                due
                        ? Optional.of(new PolicyChange(policy, List.of(blocks(policy)), "applied"))
                        : Optional.empty();
        return new PolicyPlan.Planned(
                policy, Mode.ENFORCE, State.SYNCED, List.of(), new Room(0, 1), change);
    }

    private static PolicyChange.RuleBlocks blocks(NetworkPolicy policy) {
        return new PolicyChange.RuleBlocks(
                policy.egress().getFirst(),
                List.of(new IpBlock(Cidr.parse("11.0.0.0/8"), List.of())));
    }

    private static NetworkPolicy policy(String version) {
        var object = JsonNodeFactory.instance.objectNode();
        object.withObject("/metadata").put("name", "a");
        object.withObject("/spec/podSelector");
        object.withArray("/spec/egress").addObject();
        return NetworkPolicy.read(object, "test", version);
    }
}
