package io.rangekeeper.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What goes on while a part of a change waits for a person.
class WhileHeldTest {
    private static final String S3 = "aws{service=\"S3\"}";
    private static final String ALL = Numbered.blocks(0, 20);
    private static final String LEFT = Numbered.blocks(0, 12);
    private static final String GONE = Numbered.blocks(12, 20);
    private static final String MORE = "99.0.0.0/24";

    private final Story story = new Story("egress", S3).publishes("aws", "S3 " + ALL).applies();

    @Test
    void additionsGoOnAndTheIdStays() {
        String id = removalIsHeld().id();
        story.hours(1).publishes("aws", "S3 " + LEFT + " " + MORE);
        assertThat(story.open()).isEqualTo(Given.set(ALL + " " + MORE));
        assertThat(story.id()).isEqualTo(id);
        assertThat(story.planned().state()).isEqualTo(State.HELD);
    }

    @Test
    void anotherRangeThatGoesMakesItAnotherChange() {
        String id = removalIsHeld().id();
        story.hours(1).publishes("aws", "S3 " + Numbered.blocks(0, 11));
        assertThat(story.id()).isEqualTo(id);
        assertThat(story.pending()).isEqualTo(Given.set(Numbered.blocks(11, 12)));
        assertThat(story.hours(24).id()).isNotEqualTo(id);
        assertThat(story.open()).isEqualTo(Given.set(ALL));
    }

    @Test
    void whatComesBackIsNotHeldAnyMore() {
        removalIsHeld().hours(1).publishes("aws", "S3 " + ALL);
        assertThat(story.held()).isEmpty();
        assertThat(story.isQuiet()).isTrue();
        assertThat(story.planned().state()).isEqualTo(State.SYNCED);
    }

    @Test
    void whenEnoughComesBackTheRestGoes() {
        removalIsHeld().hours(1).publishes("aws", "S3 " + Numbered.blocks(0, 15));
        assertThat(story.open()).isEqualTo(Given.set(Numbered.blocks(0, 15)));
        assertThat(story.held()).isEmpty();
    }

    @Test
    void whatTheAuthorExcludesIsClosed() {
        removalIsHeld().annotates("except", "20.16.0.0/16");
        assertThat(story.open()).isEqualTo(Given.set(ALL).difference(Given.set("20.16.0.0/16")));
        assertThat(story.held()).containsExactly(Held.Reason.TOO_MUCH_REMOVED);
    }

    @Test
    void whatTheAuthorsExpressionExcludesIsClosed() {
        removalIsHeld().annotates("egress", S3 + " unless 20.16.0.0/16");
        assertThat(story.open()).isEqualTo(Given.set(ALL).difference(Given.set("20.16.0.0/16")));
        assertThat(story.held()).containsExactly(Held.Reason.TOO_MUCH_REMOVED);
    }

    @Test
    void whatAnAuthorAsksForInsteadTakesThePlaceOfWhatIsHeld() {
        story.publishes("aws", "S3 " + ALL, "EC2 " + MORE).applies().hours(1);
        story.publishes("aws", "S3 " + LEFT, "EC2 " + MORE).hours(24);
        assertThat(story.held()).containsExactly(Held.Reason.TOO_MUCH_REMOVED);
        assertThat(story.annotates("egress", "aws{service=\"EC2\"}").blocks())
                .containsExactly(MORE);
        assertThat(story.held()).isEmpty();
    }

    @Test
    void whatIsHeldDoesNotPassAsApplied() {
        String from = from();
        removalIsHeld().hours(1).publishes("aws", "S3 " + LEFT + " " + MORE).applies();
        assertThat(story.applied()).contains(from);
        story.hours(1).publishes("aws", "S3 " + ALL + " " + MORE);
        assertThat(story.isQuiet()).isTrue();
        story.hours(1).publishes("aws", "S3 " + ALL + " " + MORE + " 98.0.0.0/24").applies();
        assertThat(from()).isNotEqualTo(from);
    }

    @Test
    void removalsGoOnWhileAnAdditionIsHeld() {
        String from = from();
        story.hours(1).publishes("aws", "S3 " + Numbered.blocks(1, 20) + " 99.0.0.0/8");
        String id = story.id();
        assertThat(story.isQuiet()).isTrue();
        story.hours(24);
        assertThat(story.open()).isEqualTo(Given.set(Numbered.blocks(1, 20)));
        assertThat(story.held()).containsExactly(Held.Reason.TOO_MUCH_ADDED);
        assertThat(story.id()).isEqualTo(id);
        assertThat(from()).isEqualTo(from);
    }

    @Test
    void whatIsHeldStaysHeldWhenTheOldDocumentIsForgotten() {
        String id = removalIsHeld().id();
        for (int week = 0; week < 6; week++) {
            story.hours(7 * 24);
        }
        assertThat(story.id()).isEqualTo(id);
        story.publishes("aws", "S3 " + LEFT + " " + MORE);
        assertThat(story.open()).isEqualTo(Given.set(ALL + " " + MORE));
        assertThat(story.id()).isEqualTo(id);
        assertThat(story.annotates("except", "20.16.0.0/16").open())
                .isEqualTo(Given.set(ALL + " " + MORE).difference(Given.set("20.16.0.0/16")));
        assertThat(story.open().containsAll(Given.set("20.15.0.0/24 20.17.0.0/24"))).isTrue();
    }

    @Test
    void whatIsHeldAndClosedByHandIsNotOpenedAgain() {
        removalIsHeld().edits(LEFT.split(" "));
        assertThat(story.held()).isEmpty();
        assertThat(story.isQuiet()).isTrue();
    }

    @Test
    void whatAnOwnerEmptiesKeepsWhatItHasAndCannotBeApproved() {
        story.publishes("aws", "S3 " + ALL, "EC2 " + MORE);
        story.hours(1).publishes("aws", "EC2 " + MORE).hours(24);
        assertThat(story.held()).containsExactly(Held.Reason.EMPTY);
        assertThat(story.decided().held().getFirst().id()).isEmpty();
        assertThat(story.isQuiet()).isTrue();
        assertThat(story.annotates("except", GONE.replace(' ', ',')).open())
                .isEqualTo(Given.set(LEFT));
    }

    private Story removalIsHeld() {
        story.hours(1).publishes("aws", "S3 " + LEFT).hours(24);
        assertThat(story.held()).containsExactly(Held.Reason.TOO_MUCH_REMOVED);
        return story;
    }

    /// The snapshots that the rule was made from, as we noted them.
    private String from() {
        return story.applied().replaceFirst(".*(\"from\":\\{[^}]*}).*", "$1");
    }
}
