package io.rangekeeper.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Where the administrator allows it, an expression names the whole internet: one block, of which
/// what no policy may open is taken out.
class AnyTest {
    private static final Guard ANY = new Guard(30, 2, Duration.ofHours(24), true);
    private static final String INTERNET = "0.0.0.0/0 !0.0.0.0/8 !127.0.0.0/8 !169.254.0.0/16";

    @Test
    void everythingIsOneBlock() {
        assertThat(any("egress", "0.0.0.0/0").blocks()).containsExactly(INTERNET);
    }

    @Test
    void theReportShouts() {
        assertThat(any("egress", "0.0.0.0/0").applies().decided().warnings())
                .singleElement()
                .asString()
                .startsWith("THE RULE IS OPEN TO ");
        assertThat(any("egress", "20.0.0.0/8").decided().warnings()).isEmpty();
    }

    @Test
    void everythingOfIpv6IsOneBlock() {
        assertThat(any("egress", "::/0").blocks())
                .containsExactly(
                        "::/0 !::/127 !::fffe:0:0/95 !64:ff9b::/104 !64:ff9b::7f00:0/104"
                                + " !64:ff9b::a9fe:0/112 !2002::/24 !2002:7f00::/24 !2002:a9fe::/32 !fe80::/10");
    }

    @Test
    void whatTheAuthorExcludesIsTakenOutToo() {
        assertThat(any("egress", "0.0.0.0/0", "except", "10.0.0.0/8 127.0.0.0/9").blocks())
                .containsExactly(INTERNET.replace("!127", "!10.0.0.0/8 !127"));
    }

    @Test
    void whatIsSubtractedFollowsItsOwner() {
        Story story =
                any("egress", "0.0.0.0/0 unless aws{service=\"EC2\"}")
                        .publishes("aws", "EC2 20.0.0.0/16 20.2.0.0/16");
        Story written = story.applies().hours(1);
        assertThat(written.open().containsAll(Given.set("20.1.0.0/16 20.3.0.0/16"))).isTrue();
        assertThat(written.open().overlaps(Given.set("20.0.0.0/16 20.2.0.0/16"))).isFalse();

        written.publishes("aws", "EC2 20.0.0.0/16 20.4.0.0/16");
        assertThat(written.open().overlaps(Given.set("20.0.0.0/16 20.2.0.0/16 20.4.0.0/16")))
                .isFalse();
        assertThat(written.hours(24).open().containsAll(Given.set("20.2.0.0/16"))).isTrue();
    }

    @Test
    void withoutTheAdministratorsWordItIsAMistake() {
        assertThat(new Story("egress", "0.0.0.0/0").plan()).isInstanceOf(PolicyPlan.Invalid.class);
    }

    @Test
    void whenTheAdministratorTakesHisWordBackNothingIsTouched() {
        Story story = any("egress", "0.0.0.0/0").applies();
        assertThat(story.settings(Settings.DEFAULT).plan()).isInstanceOf(PolicyPlan.Invalid.class);
    }

    @Test
    void anExpressionThatIsNewMayOpenItAfterAnother() {
        Story story =
                any("egress", "aws").publishes("aws", "S3 " + Numbered.blocks(0, 10)).applies();
        story.hours(1).annotates("egress", "0.0.0.0/0");
        assertThat(story.held()).isEmpty();
        assertThat(story.blocks()).containsExactly(INTERNET);
        assertThat(story.isQuiet()).isTrue();
    }

    private static Story any(String... annotations) {
        return new Story(annotations).settings(Given.settings(ANY));
    }
}
