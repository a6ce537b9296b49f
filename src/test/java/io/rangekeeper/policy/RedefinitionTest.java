package io.rangekeeper.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The administrator gives a named set another meaning: guarded like an owner's change, without a
/// hold, and told once.
class RedefinitionTest {
    private static final String S3 = "aws{service=\"S3\"}";
    private static final String EC2 = "aws{service=\"EC2\"}";
    private static final String ALL = Numbered.blocks(0, 10);

    private final Story story =
            new Story("egress", "@store")
                    .names("store", S3)
                    .publishes("aws", "S3 " + ALL, "EC2 98.0.0.0/24", "RDS 99.0.0.0/8")
                    .applies()
                    .hours(1);

    @Test
    void whatItAddsIsOpenedAndWhatItLeavesOutIsClosedAtOnce() {
        story.names("store", "(" + S3 + " unless 20.9.0.0/16) or " + EC2);
        assertThat(story.pending().isEmpty()).isTrue();
        assertThat(story.decided().deltas())
                .containsExactly(
                        new Delta(
                                Cause.OWNER,
                                Given.set("98.0.0.0/24"),
                                Given.set(Numbered.blocks(9, 10))));
        assertThat(story.open()).isEqualTo(Given.set(Numbered.blocks(0, 9) + " 98.0.0.0/24"));
    }

    @Test
    void muchThatItLeavesOutIsHeldUntilItIsApproved() {
        story.names("store", "(" + S3 + " unless 20.0.0.0/13) or " + EC2);
        assertThat(story.held()).containsExactly(Held.Reason.TOO_MUCH_REMOVED);
        assertThat(story.open()).isEqualTo(Given.set(ALL + " 98.0.0.0/24"));
        assertThat(story.hours(100).held()).containsExactly(Held.Reason.TOO_MUCH_REMOVED);
        assertThat(story.approves(story.id()).open())
                .isEqualTo(Given.set(Numbered.blocks(8, 10) + " 98.0.0.0/24"));
        assertThat(story.hours(100).held()).isEmpty();
    }

    @Test
    void muchThatItAddsIsHeldUntilItIsApproved() {
        story.names("store", S3 + " or aws{service=\"RDS\"}");
        assertThat(story.held()).containsExactly(Held.Reason.TOO_MUCH_ADDED);
        assertThat(story.isQuiet()).isTrue();
        assertThat(story.approves(story.id()).open()).isEqualTo(Given.set(ALL + " 99.0.0.0/8"));
    }

    @Test
    void anotherMeaningThatSelectsTheSameIsPutOnRecordOnce() {
        story.names("store", S3 + " and " + S3);
        assertThat(story.isQuiet()).isFalse();
        assertThat(story.decided().changesAddresses()).isFalse();
        story.applies();
        assertThat(story.isQuiet()).isTrue();
    }

    @Test
    void aSetWithinASetIsLookedThrough() {
        story.names("store", "@inner", "inner", S3).applies();
        story.names("store", "@inner", "inner", S3 + " or " + EC2);
        assertThat(story.open()).isEqualTo(Given.set(ALL + " 98.0.0.0/24"));
    }

    @Test
    void aSetThatIsNotReferredToChangesNothing() {
        assertThat(story.names("store", S3, "other", EC2).isQuiet()).isTrue();
    }

    @Test
    void anotherMeaningThatSelectsNothingIsHeld() {
        story.names("store", "aws{service=\"Kinesis\"}");
        assertThat(story.held()).containsExactly(Held.Reason.EMPTY);
        assertThat(story.isQuiet()).isTrue();
    }

    @Test
    void withoutMemoryItIsGuardedToo() {
        story.names("store", S3 + " unless 20.0.0.0/13").forgets();
        assertThat(story.held()).containsExactly(Held.Reason.TOO_MUCH_REMOVED);
        assertThat(story.open()).isEqualTo(Given.set(ALL));
    }

    @Test
    void aSetThatHoldsNoFeedBeforeNorAfterwardsIsJudgedToo() {
        Story office = new Story("egress", "@office").names("office", "20.0.0.0/24 or 20.2.0.0/24");
        assertThat(office.blocks()).containsExactly("20.0.0.0/24", "20.2.0.0/24");
        office.names("office", "20.0.0.0/24 or 20.4.0.0/24");
        assertThat(office.blocks()).containsExactly("20.0.0.0/24", "20.4.0.0/24");
    }

    @Test
    void whatOwnersWithdrawWhileItIsHeldWaitsAsEver() {
        story.names("store", S3 + " or aws{service=\"RDS\"}").applies();
        story.publishes("aws", "S3 " + Numbered.blocks(0, 9), "RDS 99.0.0.0/8");
        assertThat(story.held()).containsExactly(Held.Reason.TOO_MUCH_ADDED);
        assertThat(story.pending()).isEqualTo(Given.set(Numbered.blocks(9, 10)));
        assertThat(story.open()).isEqualTo(Given.set(ALL));
        assertThat(story.hours(24).open()).isEqualTo(Given.set(Numbered.blocks(0, 9)));
    }
}
