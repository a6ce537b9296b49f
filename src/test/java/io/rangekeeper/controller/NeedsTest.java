package io.rangekeeper.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.store.PolicyName;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NeedsTest {
    private static final PolicyName PAY = new PolicyName("shop", "pay");
    private static final PolicyName WEB = new PolicyName("shop", "web");

    private final Needs needs = new Needs();

    @Test
    void aFeedIsNeededFromTheFirstPolicyToTheLast() {
        assertThat(needs.put(PAY, Set.of("aws", "gcp"))).isTrue();
        assertThat(needs.put(WEB, Set.of("aws"))).isFalse();
        assertThat(needs.put(WEB, Set.of("aws"))).isFalse();
        assertThat(needs.feeds()).containsExactly("aws", "gcp");
        assertThat(needs.policies("aws")).containsExactly(PAY, WEB);

        assertThat(needs.put(PAY, Set.of("aws"))).isTrue();
        assertThat(needs.feeds()).containsExactly("aws");
        assertThat(needs.remove(PAY)).isFalse();
        assertThat(needs.remove(PAY)).isFalse();
        assertThat(needs.remove(WEB)).isTrue();
        assertThat(needs.feeds()).isEmpty();
        assertThat(needs.policies("aws")).isEmpty();
    }

    @Test
    void oneFeedInThePlaceOfAnotherIsAChange() {
        needs.put(PAY, Set.of("aws"));
        assertThat(needs.put(PAY, Set.of("gcp"))).isTrue();
        assertThat(needs.feeds()).containsExactly("gcp");
    }
}
