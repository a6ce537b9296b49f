package io.rangekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rangekeeper.policy.HeldId;
import io.rangekeeper.policy.Namespaces;
import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.policy.PolicyChange;
import io.rangekeeper.store.PolicyStore;
import io.rangekeeper.store.WriteResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ApprovalTest {
    private static final WriteResult CONFLICT = new WriteResult.Conflict("changed");
    private static final String A = "a".repeat(32);
    private static final String B = "b".repeat(32);

    /// Answers as it is told; after a conflict, somebody has approved `B`.
    private static final class Store implements PolicyStore {
        private final Iterator<WriteResult> answers;
        private final List<String> written = new ArrayList<>();
        private boolean gone;

        Store(List<WriteResult> answers) {
            this.answers = answers.iterator();
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
            return gone ? Optional.empty() : Optional.of(policy("2", B));
        }

        @Override
        public WriteResult write(PolicyChange change) {
            throw new AssertionError("an approval writes nothing else");
        }

        @Override
        public WriteResult annotate(NetworkPolicy before, String annotation, String value) {
            written.add(before.resourceVersion() + " " + annotation + "=" + value);
            return answers.next();
        }

        @Override
        public WriteResult strip(NetworkPolicy before) {
            throw new AssertionError("an approval writes nothing else");
        }
    }

    @Test
    void afterAConflictTheIdIsAddedToWhatStandsThereThen() {
        Store store = new Store(List.of(CONFLICT, new WriteResult.Written()));

        approve(store);

        assertThat(store.written)
                .containsExactly(
                        "1 rangekeeper.io/approve=" + A, "2 rangekeeper.io/approve=" + B + "," + A);
    }

    @Test
    void aPolicyThatIsGoneIsAnError() {
        Store store = new Store(List.of(CONFLICT));
        store.gone = true;

        assertFails(store, "the approval was not written to shop/pay: it was deleted");
    }

    @Test
    void whatIsRefusedOrFailsIsAnErrorWithItsReason() {
        assertFails(new Store(List.of(new WriteResult.Rejected("denied"))), "shop/pay: denied");
        assertFails(new Store(List.of(new WriteResult.Failed("no answer"))), "no answer");
    }

    @Test
    void whoeverEditsWithoutEndIsNotWaitedFor() {
        Store store = new Store(Collections.nCopies(99, CONFLICT));

        assertFails(store, "changed by somebody else 5 times in a row: changed");
        assertThat(store.written).hasSize(5);
    }

    private static void assertFails(Store store, String why) {
        assertThatExceptionOfType(CommandException.class)
                .isThrownBy(() -> approve(store))
                .withMessageContaining(why)
                .satisfies(error -> assertThat(error.exitCode()).isEqualTo(ExitCode.ERROR));
    }

    private static void approve(Store store) {
        new Approval(store).write(policy("1", ""), List.of(new HeldId(A)));
    }

    private static NetworkPolicy policy(String version, String approved) {
        ObjectNode policy = JsonNodeFactory.instance.objectNode();
        policy.withObject("/metadata")
                .put("namespace", "shop")
                .put("name", "pay")
                .put("resourceVersion", version)
                .withObjectProperty("annotations")
                .put("rangekeeper.io/approve", approved);
        return NetworkPolicy.read(policy, "test", "");
    }
}
