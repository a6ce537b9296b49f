package io.rangekeeper.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.policy.PolicyPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MarkdownReportTest {
    /// GitHub takes no comment of more than 65,536 characters.
    @Test
    void aCommentOfAnySizeIsTakenAndWhatMattersIsInIt() {
        List<PolicyPlan> plans = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            plans.add(Plans.plan("p" + i, "egress", "many or " + "x".repeat(500)));
            plans.add(Plans.plan("q" + i, "egress", "many"));
        }
        plans.add(Plans.held("zz-last-by-name"));
        Report report = Plans.report(plans.toArray(PolicyPlan[]::new)).since(Plans.report());

        String markdown = MarkdownReport.render(report);

        assertThat(markdown.length()).isLessThan(65_536);
        assertThat(markdown)
                .contains("600 policies are invalid")
                .contains("more that is new")
                .contains("**Left out**, as a comment has no room for it: the details of ")
                .contains("| document | ranges |");
        assertThat(count(markdown, "<details>")).isEqualTo(count(markdown, "</details>"));
    }

    @Test
    void whatIsHeldComesBeforeWhatOnlyChanges() {
        List<PolicyPlan> plans = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            plans.add(Plans.plan("q" + i, "egress", "many"));
        }
        plans.add(Plans.held("zz-last-by-name"));

        String markdown = MarkdownReport.render(Plans.report(plans.toArray(PolicyPlan[]::new)));

        assertThat(markdown.indexOf("zz-last-by-name")).isLessThan(markdown.indexOf("shop/q1`"));
        assertThat(markdown).contains("<details><summary>shop/zz-last-by-name");
    }

    private static int count(String text, String part) {
        return text.split(part, -1).length - 1;
    }

    @Test
    void aPullRequestSeesATableAndFoldedDetails() {
        String markdown =
                MarkdownReport.render(
                        Plans.report(
                                Plans.plan("a", "egress", "few", "except", "11.1.2.0/24"),
                                Plans.plan("b", "egress", "down"),
                                Plans.plan("c", "egress", "on"),
                                Plans.plan(
                                        "d",
                                        List.of("11.5.0.0/16"),
                                        Map.of("rangekeeper.io/egress", "one"))));

        assertThat(markdown)
                .startsWith("### Rangekeeper plan\n\n2 of 4 policies would change: ")
                .contains(
                        "| `shop/a` | would change | egress, TCP 443: `few` | 2 IPv4 CIDRs (130,816 addresses) |")
                .contains("| `shop/b` | WAITING for a feed, not touched | ")
                .contains("| as now; waits for down |")
                .contains("| `shop/c` | INVALID, not touched |  |  |")
                .contains("| `shop/d` | would change, a part HELD | ")
                .contains(
                        "```diff\n+ 11.1.0.0/16 except 11.1.2.0/24\n+ 11.3.0.0/16\n```\n\nPlaceholders that go: 192.0.2.0/24\n")
                .contains("- held: as far as is known, the rule is managed")
                .contains("- `rangekeeper.io/egress`: column 1: feed \"on\" does not exist")
                .contains("**Not read:** `down`: was answered with 503")
                .contains("| `few` https:<!-- -->//x.test/few | 2 | 17 | ");
    }

    @Test
    void whatIsOnlyObservedStaysAsItIs() {
        assertThat(
                        MarkdownReport.render(
                                Plans.report(Plans.plan("a", "egress", "few", "mode", "observe"))))
                .contains("as now: nothing; mode enforce would allow 2 IPv4 CIDRs");
    }

    @Test
    void aHeldChangeIsApprovedByACommandThatCanBeCopied() {
        Report report = Plans.report(Plans.held("a"));

        assertThat(MarkdownReport.render(report, List.of("-f", "my manifests")))
                .contains(
                        "; approve with: `rangekeeper approve shop/a "
                                + Plans.heldId(report)
                                + " -f 'my manifests'`\n");
    }

    @Test
    void longListsAreCut() {
        String markdown = MarkdownReport.render(Plans.report(Plans.plan("a", "egress", "many")));

        assertThat(markdown.lines().filter(line -> line.startsWith("+ "))).hasSize(100);
    }

    @Test
    void whatFailedIsInTheDetails() {
        assertThat(
                        MarkdownReport.render(
                                Plans.applied(
                                        Plans.plan("a", "egress", "one"), "rejected", "no <b>way")))
                .startsWith("### Rangekeeper apply\n\nNothing was changed.\n")
                .contains("| `shop/a` | NOT WRITTEN | egress, TCP 443: `one` | as now: nothing |")
                .contains("- rejected: no &lt;b&gt;way");
    }
}
