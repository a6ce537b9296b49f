package io.rangekeeper.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ApprovalTextTest {
    private static final TextReport.Style STYLE =
            new TextReport.Style(Palette.PLAIN, false, 60, List.of("-f", "shop.yaml"));

    @Test
    void thePlanSaysHowAHeldChangeIsApproved() {
        Report report = Plans.report(Plans.held("a"));

        String text = TextReport.render(report, STYLE);

        assertThat(text)
                .contains(
                        "      ? 11.5.0.0/16  stays open\n      approve with: rangekeeper approve shop/a "
                                + Plans.heldId(report)
                                + " -f shop.yaml\n");
    }

    @Test
    void whatHasNoIdIsNotSaidToBeApprovable() {
        String text =
                Plans.text(Plans.report(Plans.plan("c", "egress", "many", "max-cidrs", "10")));

        assertThat(text).contains("held: ").doesNotContain("approve with");
    }

    @Test
    void aDecisionIsShownWithWhatItWouldDo() {
        Report.Policy policy = Plans.report(Plans.held("a")).policies().getFirst();
        Report.Rule rule = policy.rules().getFirst();

        String text = ApprovalText.render(policy, rule, rule.outcome().held().getFirst(), STYLE);

        assertThat(text)
                .contains("shop/a")
                .contains("    spec.egress[0], TCP 443: ")
                .contains("      one\n    change " + rule.outcome().held().getFirst().id())
                .contains("    held: as far as is known")
                .contains("\n      - 11.5.0.0/16\n")
                .endsWith("    Its approval opens nothing, closes 65,536 IPv4\n    addresses.\n");
    }

    @Test
    void everyCidrOfADecisionIsShown() {
        Report.Policy policy = Plans.report(Plans.held("a")).policies().getFirst();
        List<String> many = IntStream.range(0, 200).mapToObj(i -> "11." + i + ".0.0/24").toList();
        Report.Hold hold = new Report.Hold("too_broad", "", many, List.of(), "much");

        String text = ApprovalText.render(policy, policy.rules().getFirst(), hold, STYLE);

        assertThat(text).contains(many.stream().map(cidr -> "\n      + " + cidr).toList());
    }

    @Test
    void aNameThatIsShownOtherwiseThanQuotedIsNotPutIntoACommand() {
        for (String name : List.of("a`;reboot;`", "a\nb")) {
            Report report = Plans.report(Plans.held(name));

            assertThat(MarkdownReport.render(report, List.of()))
                    .contains(
                            "`rangekeeper approve NAMESPACE/POLICY " + Plans.heldId(report) + "`");
        }
        Report report = Plans.report(Plans.held("a;reboot"));
        assertThat(MarkdownReport.render(report, List.of()))
                .contains("`rangekeeper approve 'shop/a;reboot' " + Plans.heldId(report) + "`");
    }
}
