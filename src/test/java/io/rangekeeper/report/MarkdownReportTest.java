package io.rangekeeper.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MarkdownReportTest {
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
