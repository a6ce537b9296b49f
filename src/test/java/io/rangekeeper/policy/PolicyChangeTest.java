package io.rangekeeper.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PolicyChangeTest {
    /// The patch is applied by somebody else's library, and what comes out is read anew.
    @Test
    void theObjectAfterwardsIsWhatTheJsonPatchMakesOfIt() {
        RandomPolicies random = RandomPolicies.seeded();
        for (int i = 0; i < 2_000; i++) {
            ObjectNode object = random.policy();
            PolicyChange change = random.change(PolicyJson.read(object));

            NetworkPolicy after = change.after();

            JsonNode patched =
                    com.flipkart.zjsonpatch.JsonPatch.apply(JsonPatch.of(change), object);
            ObjectNode written = patched.deepCopy();
            written.withObjectProperty("metadata").put("resourceVersion", after.resourceVersion());
            assertThat(after).as(random + ", policy " + i).isEqualTo(PolicyJson.read(written));
        }
    }

    @Test
    void everyWriteGivesAnotherVersion() {
        RandomPolicies random = RandomPolicies.seeded();
        NetworkPolicy policy = PolicyJson.read(random.policy());
        Set<String> versions = new HashSet<>(Set.of(policy.resourceVersion()));
        for (int i = 0; i < 100; i++) {
            policy = random.change(policy).after();

            assertThat(versions.add(policy.resourceVersion())).as("%s", i).isTrue();
        }
    }

    /// A later change of the same rule has to find it again.
    @Test
    void aChangeFitsThePolicyThatAnEarlierOneLeft() {
        RandomPolicies random = RandomPolicies.seeded();
        for (int i = 0; i < 200; i++) {
            ObjectNode object = random.policy();
            PolicyChange first = random.change(PolicyJson.read(object));
            PolicyChange second = random.change(first.after());

            JsonNode once = com.flipkart.zjsonpatch.JsonPatch.apply(JsonPatch.of(first), object);
            JsonNode twice = com.flipkart.zjsonpatch.JsonPatch.apply(JsonPatch.of(second), once);

            ObjectNode written = twice.deepCopy();
            written.withObjectProperty("metadata")
                    .put("resourceVersion", second.after().resourceVersion());
            assertThat(second.after()).as(random + "").isEqualTo(PolicyJson.read(written));
        }
    }
}
