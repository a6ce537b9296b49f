package io.rangekeeper.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// A rule whose past is known in part: beside blocks of unknown origin, or with nothing left of
/// what was written but how much it was.
class DoubtTest {
    private static final String S3 = "aws{service=\"S3\"}";
    private static final String ALL = Numbered.blocks(0, 10);
    private static final String MORE = ALL + " 99.0.0.0/8";
    private static final String OTHERS = "30.0.0.0/24";
    private static final String PLACEHOLDER = "192.0.2.0/24";

    private final Story story = new Story("egress", S3);

    @Test
    void growthIsHeldWhileBlocksOfUnknownOriginAreKept() {
        story.edits(OTHERS).publishes("aws", "S3 " + ALL).applies();
        story.hours(1).publishes("aws", "S3 " + MORE);
        assertThat(story.held()).containsExactly(Held.Reason.ADOPTION, Held.Reason.TOO_MUCH_ADDED);
        assertThat(story.open()).isEqualTo(Given.set(ALL + " " + OTHERS));
        assertThat(story.annotates("adopt", "true").open()).isEqualTo(Given.set(ALL));
        assertThat(story.approves(story.id()).open()).isEqualTo(Given.set(MORE));
    }

    @Test
    void aLittleGrowthIsNotHeldBecauseOfThem() {
        story.edits(Numbered.wide(0, 9, 8).split(" ")).publishes("aws", "S3 " + ALL).applies();
        story.hours(1).publishes("aws", "S3 " + Numbered.blocks(0, 12));
        assertThat(story.held()).containsExactly(Held.Reason.ADOPTION);
        assertThat(story.open())
                .isEqualTo(Given.set(Numbered.blocks(0, 12) + " " + Numbered.wide(0, 9, 8)));
    }

    @Test
    void whatTheAuthorAsksForBesideThemIsOpenedAtOnce() {
        story.edits(OTHERS).publishes("aws", "S3 " + ALL, "EC2 98.0.0.0/8").applies();
        story.hours(1).annotates("egress", S3 + " or aws{service=\"EC2\"}");
        assertThat(story.held()).containsExactly(Held.Reason.ADOPTION);
        assertThat(story.open()).isEqualTo(Given.set(ALL + " 98.0.0.0/8 " + OTHERS));
    }

    @Test
    void whatIsHeldIsNotOpenedByAResetWithoutMemory() {
        story.publishes("aws", "S3 " + ALL).applies();
        story.hours(1).publishes("aws", "S3 " + MORE).applies();
        story.edits(PLACEHOLDER).forgets();
        assertThat(story.held()).containsExactly(Held.Reason.TOO_MUCH_ADDED);
        assertThat(story.hours(300).held()).containsExactly(Held.Reason.TOO_MUCH_ADDED);
        assertThat(story.isQuiet()).isTrue();
        assertThat(story.approves(story.id()).open()).isEqualTo(Given.set(MORE));
    }

    @Test
    void whatIsHeldIsNotOpenedByAResetOfAPartWithoutMemory() {
        story.publishes("aws", "S3 " + ALL).applies();
        story.hours(1).publishes("aws", "S3 " + MORE).applies();
        story.edits("20.1.0.0/24", "30.0.0.0/24").forgets();
        assertThat(story.held()).containsExactly(Held.Reason.ADOPTION, Held.Reason.TOO_MUCH_ADDED);
        story.annotates("adopt", "true").applies();
        assertThat(story.held()).containsExactly(Held.Reason.TOO_MUCH_ADDED);
        assertThat(story.open()).isEqualTo(Given.set("20.1.0.0/24"));
    }

    @Test
    void aResetWithoutMemoryIsMendedAtOnceWhereThereIsNotMuchMore() {
        story.publishes("aws", "S3 " + ALL).applies();
        story.hours(1).edits(PLACEHOLDER).publishes("aws", "S3 " + Numbered.blocks(0, 12));
        assertThat(story.forgets().open()).isEqualTo(Given.set(Numbered.blocks(0, 12)));
    }

    @Test
    void whatTheAuthorAsksForAfterAResetWithoutMemoryIsOpenedAtOnce() {
        story.publishes("aws", "S3 " + ALL, "EC2 98.0.0.0/8").applies();
        story.edits(PLACEHOLDER).annotates("egress", S3 + " or aws{service=\"EC2\"}").forgets();
        story.publishes("aws", "S3 " + ALL, "EC2 98.0.0.0/8", "RDS 99.0.0.0/8");
        assertThat(story.open()).isEqualTo(Given.set(ALL + " 98.0.0.0/8"));
    }

    @Test
    void anApprovalIsSpentForGoodHoweverLittleIsKnownOfTheRule() {
        story.publishes("aws", "S3 " + ALL).applies();
        story.hours(1).publishes("aws", "S3 " + MORE);
        String first = story.id();
        story.approves(first).applies();
        story.hours(1).publishes("aws", "S3 " + ALL).hours(24).applies();
        story.publishes("aws", "S3 " + ALL, "EC2 98.0.0.0/24").edits(PLACEHOLDER).forgets();
        assertThat(story.open()).isEqualTo(Given.set(ALL));
        story.hours(1).publishes("aws", "S3 " + MORE);
        assertThat(story.held()).containsExactly(Held.Reason.TOO_MUCH_ADDED);
        assertThat(story.id()).isNotEqualTo(first);
    }

    @Test
    void aBeginningThatIsYetToComeHidesNoPast() {
        story.publishes("aws", "S3 " + Numbered.blocks(0, 14)).applies();
        story.hours(1).publishes("aws", "S3 " + Numbered.blocks(0, 12));
        story.hours(1).publishes("aws", "S3 " + Numbered.blocks(0, 9));
        story.hours(23).applies().hours(1);
        assertThat(story.held()).containsExactly(Held.Reason.TOO_MUCH_REMOVED);

        story.forges(applied -> applied.replace("\"since\":\"2026", "\"since\":\"2036"));
        assertThat(story.applied()).contains("2036");
        assertThat(story.held()).containsExactly(Held.Reason.TOO_MUCH_REMOVED);
    }

    @Test
    void blocksOfUnknownOriginMakeNoRoomForGrowth() {
        story.edits("30.0.0.0/8").publishes("aws", "S3 " + ALL).applies();
        story.hours(1).publishes("aws", "S3 " + MORE).applies().forgets();
        assertThat(story.held()).containsExactly(Held.Reason.ADOPTION, Held.Reason.TOO_MUCH_ADDED);
        assertThat(story.open()).isEqualTo(Given.set(ALL + " 30.0.0.0/8"));

        story.edits(PLACEHOLDER).forgets();
        assertThat(story.held()).containsExactly(Held.Reason.TOO_MUCH_ADDED);
    }

    @Test
    void aRuleThatAllowedNothingIsFilledWithLittleOnly() {
        story.annotates("except", "20.0.0.0/8").publishes("aws", "S3 20.1.0.0/24").applies();
        story.hours(1).publishes("aws", "S3 20.1.0.0/24 99.0.0.0/8").edits(PLACEHOLDER).forgets();
        assertThat(story.held()).containsExactly(Held.Reason.TOO_MUCH_ADDED);
    }

    @Test
    void newRangesInThePlaceOfOldOnesDoNotPileUpBesideBlocksOfUnknownOrigin() {
        story.edits("30.0.0.0/8").publishes("aws", "S3 " + ALL).applies();
        for (int i = 1; i < 10; i++) {
            story.hours(1).publishes("aws", "S3 " + Numbered.blocks(20 * i, 20 * i + 20)).applies();
        }
        assertThat(story.held()).containsExactly(Held.Reason.ADOPTION, Held.Reason.TOO_MUCH_ADDED);
        assertThat(story.open().size()).isLessThanOrEqualTo(31);
    }

    @Test
    void anApprovalIsSpentWhileAnotherPartOfALostRuleIsHeld() {
        story.publishes("aws", "S3 " + ALL + " 2a00:1::/48").applies();
        story.hours(1).publishes("aws", "S3 " + MORE + " 2a01::/20").applies();
        story.edits(PLACEHOLDER).forgets();
        List<Held> held = story.decided().held();
        assertThat(held).hasSize(2);
        String first = held.getFirst().id().orElseThrow().text();
        assertThat(story.approves(first).open()).isEqualTo(Given.set(MORE));
        assertThat(story.applied()).contains("\"spent\":1");
        assertThat(story.decided().held())
                .extracting(again -> again.id().orElseThrow().text())
                .doesNotContain(first);
    }

    @Test
    void approvingBlocksOfUnknownOriginBeginsNoNewWeek() {
        story.edits(OTHERS).publishes("aws", "S3 " + ALL).applies();
        story.hours(1).publishes("aws", "S3 " + Numbered.blocks(0, 20)).applies();
        story.approves(story.id()).applies();
        story.hours(1).publishes("aws", "S3 " + Numbered.blocks(0, 40));
        assertThat(story.held()).containsExactly(Held.Reason.TOO_MUCH_ADDED);
    }
}
