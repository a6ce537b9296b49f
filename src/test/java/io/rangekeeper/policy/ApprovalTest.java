package io.rangekeeper.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.cidr.CidrSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/// An id lets exactly that change through, once.
class ApprovalTest {
    private static final String S3 = "aws{service=\"S3\"}";
    private static final String ALL = Numbered.blocks(0, 10);
    private static final String LEFT = Numbered.blocks(0, 5);
    private static final String UNKNOWN = "0123456789abcdef0123456789abcdef";

    private final Story story = new Story("egress", S3).publishes("aws", "S3 " + ALL).applies();

    @Test
    void anApprovedRemovalIsMadeAndOnRecord() {
        story.approves(shrunk().id());
        assertThat(story.decided().approved())
                .extracting(Held::reason)
                .containsExactly(Held.Reason.TOO_MUCH_REMOVED);
        assertThat(story.held()).isEmpty();
        assertThat(story.open()).isEqualTo(Given.set(LEFT));
        assertThat(story.applied()).contains("\"spent\":1");
        assertThat(story.planned().state()).isEqualTo(State.SYNCED);
        assertThat(story.decided().approved()).isEmpty();
    }

    @Test
    void anApprovedAdditionIsMade() {
        story.hours(1).publishes("aws", "S3 " + ALL + " 99.0.0.0/8");
        story.approves(story.id());
        assertThat(story.open()).isEqualTo(Given.set(ALL + " 99.0.0.0/8"));
        assertThat(story.held()).isEmpty();
    }

    @Test
    void theSameApprovalLeftInGitNeverApprovesARecurrence() {
        String first = shrunk().id();
        story.approves(first).applies();
        story.hours(1).publishes("aws", "S3 " + ALL).applies();
        String again = shrunk().id();
        assertThat(again).isNotEqualTo(first);
        assertThat(story.open()).isEqualTo(Given.set(ALL));

        story.approves(again).applies();
        assertThat(story.open()).isEqualTo(Given.set(LEFT));
        story.hours(1).publishes("aws", "S3 " + ALL).applies();
        assertThat(shrunk().id()).isNotIn(first, again);
        assertThat(story.open()).isEqualTo(Given.set(ALL));
    }

    @Test
    void aStaleIdDoesNothing() {
        String stale = shrunk().id();
        story.publishes("aws", "S3 " + Numbered.blocks(0, 4)).hours(24).approves(stale);
        assertThat(story.decided().approved()).isEmpty();
        assertThat(story.isQuiet()).isTrue();
        assertThat(story.held()).containsExactly(Held.Reason.TOO_MUCH_REMOVED);
    }

    @Test
    void anApprovalThatWasNotUsedLetsItsChangeThroughWhenThatComes() {
        String id = shrunk().id();
        story.publishes("aws", "S3 " + ALL).approves(id);
        assertThat(story.isQuiet()).isTrue();
        assertThat(shrunk().open()).isEqualTo(Given.set(LEFT));
    }

    @Test
    void anIdOfAnotherPolicyOrOfNothingDoesNothing() {
        shrunk().approves(UNKNOWN);
        assertThat(story.isQuiet()).isTrue();
        assertThat(story.held()).containsExactly(Held.Reason.TOO_MUCH_REMOVED);
    }

    @Test
    void whatIsNoIdIsAMistake() {
        assertThat(shrunk().approves("yes").plan()).isInstanceOf(PolicyPlan.Invalid.class);
    }

    @Test
    void anApprovalWaitsForTheHoldToo() {
        Story known = new Story("egress", S3).publishes("aws", "S3 " + ALL).applies();
        known.hours(1).publishes("aws", "S3 " + LEFT).hours(24);
        story.hours(1).publishes("aws", "S3 " + LEFT).approves(known.id());
        assertThat(story.isQuiet()).isTrue();
        assertThat(story.hours(24).open()).isEqualTo(Given.set(LEFT));
    }

    @Test
    void bothFamiliesAreApprovedAtOnce() {
        story.publishes("aws", "S3 " + ALL + " 2a00::/32").applies().hours(1);
        story.publishes("aws", "S3 " + LEFT).hours(24);
        List<String> ids = ids();
        assertThat(ids).hasSize(2).doesNotHaveDuplicates();
        ids.forEach(story::approves);
        assertThat(story.open()).isEqualTo(Given.set(LEFT));
        assertThat(story.applied()).contains("\"spent\":2");
    }

    @Test
    void oneFamilyIsApprovedAndTheOtherGetsAnotherId() {
        story.publishes("aws", "S3 " + ALL + " 2a00::/32").applies().hours(1);
        story.publishes("aws", "S3 " + LEFT).hours(24);
        List<String> ids = ids();
        story.approves(ids.getFirst());
        assertThat(story.open()).isEqualTo(Given.set(LEFT + " 2a00::/32"));
        assertThat(ids).doesNotContain(story.id());
        assertThat(story.approves(story.id()).open()).isEqualTo(Given.set(LEFT));
    }

    @Test
    void anAdditionIsApprovedWhileARemovalStaysHeld() {
        String more = Numbered.blocks(20, 40);
        story.hours(1).publishes("aws", "S3 " + Numbered.blocks(0, 1) + " " + more).hours(24);
        assertThat(story.held())
                .containsExactly(Held.Reason.TOO_MUCH_ADDED, Held.Reason.TOO_MUCH_REMOVED);
        story.approves(ids().getFirst());
        assertThat(story.open()).isEqualTo(Given.set(ALL + " " + more));
        assertThat(story.held()).containsExactly(Held.Reason.TOO_MUCH_REMOVED);
        assertThat(story.approves(story.id()).open())
                .isEqualTo(Given.set(Numbered.blocks(0, 1) + " " + more));
        assertThat(story.held()).isEmpty();
    }

    @Test
    void anApprovalOfOneFamilyLetsNothingOfTheOtherThrough() {
        Story steps = new Story("egress", S3, "removal-hold", "0");
        steps.publishes("aws", "S3 2a00::/32 " + Numbered.blocks(0, 20)).applies();
        steps.hours(5).publishes("aws", "S3 2a00::/32 " + Numbered.blocks(0, 15)).applies();
        steps.hours(5).publishes("aws", "S3 " + Numbered.blocks(0, 11));
        List<Held> held = steps.decided().held();
        assertThat(held)
                .extracting(Held::removed)
                .containsExactly(Given.set(Numbered.blocks(11, 15)), Given.set("2a00::/32"));
        steps.approves(held.getLast().id().orElseThrow().text());
        assertThat(steps.open()).isEqualTo(Given.set(Numbered.blocks(0, 15)));
        assertThat(steps.held()).containsExactly(Held.Reason.TOO_MUCH_REMOVED);
    }

    @Test
    void whatWasApprovedIsWhatLaterChangesAreMeasuredAgainst() {
        story.approves(shrunk().id()).applies();
        story.hours(1).publishes("aws", "S3 " + Numbered.blocks(0, 4)).hours(24);
        assertThat(story.held()).isEmpty();
        assertThat(story.open()).isEqualTo(Given.set(Numbered.blocks(0, 4)));

        Story grown = new Story("egress", S3).publishes("aws", "S3 " + ALL).applies().hours(1);
        grown.publishes("aws", "S3 " + Numbered.blocks(0, 40));
        grown.approves(grown.id()).applies().hours(1);
        grown.publishes("aws", "S3 " + Numbered.blocks(0, 80));
        assertThat(grown.held()).isEmpty();
        grown.applies().hours(1).publishes("aws", "S3 " + Numbered.blocks(0, 81));
        assertThat(grown.held()).containsExactly(Held.Reason.TOO_MUCH_ADDED);
    }

    @Test
    void blocksOfUnknownOriginAreLetGoByTheirId() {
        Story taken = new Story("egress", S3).publishes("aws", "S3 " + LEFT);
        taken.edits("172.16.0.0/12", "192.0.2.0/24").applies();
        assertThat(taken.held()).containsExactly(Held.Reason.ADOPTION);
        assertThat(taken.open()).isEqualTo(Given.set(LEFT + " 172.16.0.0/12"));
        taken.approves(taken.id());
        assertThat(taken.open()).isEqualTo(Given.set(LEFT));
        assertThat(taken.edits("172.16.0.0/12").open())
                .as("it is no adoption any more")
                .isEqualTo(Given.set(LEFT));
    }

    @Test
    void anApprovalInObserveModeIsNotSpent() {
        shrunk().approves(story.id()).annotates("mode", "observe");
        CidrSet after = story.decided().effective();
        assertThat(after).isEqualTo(Given.set(LEFT));
        assertThat(story.isQuiet()).isTrue();
        assertThat(story.annotates("mode", "enforce").open()).isEqualTo(Given.set(LEFT));
    }

    private Story shrunk() {
        return story.hours(1).publishes("aws", "S3 " + LEFT).hours(24);
    }

    private List<String> ids() {
        return story.decided().held().stream().map(held -> held.id().orElseThrow().text()).toList();
    }
}
