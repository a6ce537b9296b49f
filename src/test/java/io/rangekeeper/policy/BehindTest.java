package io.rangekeeper.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rangekeeper.feed.Snapshot;
import io.rangekeeper.feed.Snapshots;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A replica that knows less than the one that wrote the rule.
class BehindTest {
    private static final Instant LATER = Given.NOW.plus(Duration.ofHours(1));

    @Test
    void itWaitsAlsoWhereAPartOfTheLastChangeIsHeld() {
        Snapshot now = Given.snapshot("aws", "2", "S3 10.1.0.0/16 10.2.0.0/16 10.4.0.0/16");
        ObjectNode policy = Given.policy(List.of("192.0.2.0/24"), "egress", "aws");
        policy = planned(policy, Snapshots.of(List.of(Given.AWS)), Given.NOW);
        policy = planned(policy, Snapshots.of(List.of(now), List.of(Given.AWS)), LATER);
        // The IPv6 family would go, and is held; the new IPv4 block is open.
        assertThat(Given.blocks(policy))
                .containsExactly("10.1.0.0/16", "10.2.0.0/16", "10.4.0.0/16", "2a00::/32");

        PolicyPlan.Planned plan = plan(policy, Snapshots.of(List.of(Given.AWS)), LATER);

        assertThat(plan.state()).isEqualTo(State.WAITING);
        assertThat(plan.change()).isEmpty();
    }

    private static ObjectNode planned(ObjectNode policy, Snapshots snapshots, Instant now) {
        return PolicyJson.apply(policy, plan(policy, snapshots, now).change().orElseThrow());
    }

    private static PolicyPlan.Planned plan(ObjectNode policy, Snapshots snapshots, Instant now) {
        return (PolicyPlan.Planned)
                new Planner(Given.RESOLVER, Given.SETTINGS)
                        .plan(PolicyJson.read(policy), snapshots, now);
    }
}
