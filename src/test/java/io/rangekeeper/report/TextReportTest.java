package io.rangekeeper.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.policy.PolicyPlan;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TextReportTest {
    /// A plan, and what its text holds.
    record Case(String name, PolicyPlan plan, List<String> texts) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case(
                        "the first time",
                        Plans.plan("a", "egress", "one"),
                        List.of(
                                "~ shop/a  would change  shop.yaml:1\n",
                                "    spec.egress[0], TCP 443: pods with app=shop may reach\n      one\n",
                                "    managed for the first time: gains 1 IPv4 address and 1 IPv6 address of Owner of one\n      + 11.0.0.1/32\n",
                                "      + 2d00::1/128\n      - 192.0.2.0/24  placeholder\n",
                                "allows nothing; would allow 1 IPv4 CIDR (1 address) and 1 IPv6 CIDR"
                                        + " (1 address), from one\n",
                                "  one: 2 ranges, version 17, published 2026-02-03T04:00:00.123456Z\n",
                                "      https://x.test/one, 2026-02-03T04:00:00Z, sha256 abababababab\n",
                                "      note: a note\n",
                                "1 policy would change: opens 1 IPv4 address and ")),
                new Case(
                        "several operands: each block with its own",
                        Plans.plan("a", "egress", "one or few"),
                        List.of(
                                "+ 11.0.0.1/32  one\n",
                                "+ 11.1.0.0/16  few\n",
                                "from\n    few and one\n")),
                new Case(
                        "an exception",
                        Plans.plan("a", "egress", "few", "except", "11.1.2.0/24"),
                        List.of(
                                "      few\n      except 11.1.2.0/24\n",
                                "+ 11.1.0.0/16 except 11.1.2.0/24\n",
                                "+ 11.3.0.0/16\n")),
                new Case(
                        "a wide block that goes but for what is selected",
                        Plans.plan(
                                "a",
                                List.of("0.0.0.0/0"),
                                Map.of(
                                        "rangekeeper.io/egress",
                                        "few",
                                        "rangekeeper.io/adopt",
                                        "true")),
                        List.of("      - 0.0.0.0/0 except 11.1.0.0/16, 11.3.0.0/16\n")),
                new Case(
                        "everything excluded",
                        Plans.plan("a", "egress", "one", "except", "11.0.0.0/8 2d00::/16"),
                        List.of("allows nothing, from one")),
                new Case(
                        "adoption",
                        Plans.plan(
                                "a",
                                List.of("11.5.0.0/16"),
                                Map.of("rangekeeper.io/egress", "one")),
                        List.of(
                                "~ shop/a  would change, a part HELD  ",
                                "    held: as far as is known, the rule is managed for the first time; it holds 1",
                                "      ? 11.5.0.0/16  stays open\n",
                                "1 policy is held: a part of the change waits for your decision.")),
                new Case(
                        "over budget",
                        Plans.plan("a", "egress", "many", "max-cidrs", "10"),
                        List.of(
                                "! shop/a  HELD, not touched  ",
                                "  stays closed\n",
                                "? 92 more CIDRs (--full lists all)",
                                "Nothing to change.")),
                new Case(
                        "a feed that is down",
                        Plans.plan("a", "egress", "down"),
                        List.of(
                                "! shop/a  WAITING for a feed, not touched  ",
                                "waiting: down could not be read; the rule stays as it is",
                                "Not read: what depends on it stays as it is\n  ! down: was answered")),
                new Case(
                        "observed",
                        Plans.plan("a", "egress", "one", "mode", "observe"),
                        List.of(
                                "o shop/a  OBSERVED, not written  ",
                                "allows nothing; mode enforce would allow 1 IPv4 CIDR",
                                "Nothing to change.\n1 policy is only observed: ")),
                new Case(
                        "invalid",
                        Plans.plan("a", "egress", "on", "adopt", "maybe"),
                        List.of(
                                "! shop/a  INVALID, not touched  ",
                                "    rangekeeper.io/egress: column 1: feed \"on\" does not exist; did you mean one?\n",
                                "    rangekeeper.io/adopt: expected \"true\" or \"false\"\n",
                                "1 policy is invalid and not touched")),
                new Case(
                        "not managed",
                        Plans.plan("a"),
                        List.of(
                                "- shop/a  not managed  ",
                                "No annotation says what belongs in it, so it is left as it is.",
                                "1 policy is labelled without saying what belongs in it.")),
                new Case(
                        "noted only",
                        Plans.plan(
                                "a",
                                List.of("11.0.0.1/32", "2d00::1/128"),
                                Map.of("rangekeeper.io/egress", "one")),
                        List.of(
                                "No address changes; it is noted on the policy",
                                "1 policy would change: opens nothing, closes nothing.")));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void saysWhatWouldChangeInWhichRuleWhyAndFromWhichDocument(Case example) {
        assertThat(Plans.text(Plans.report(example.plan))).contains(example.texts);
    }

    @Test
    void whatWasDoneIsToldInThePast() {
        PolicyPlan plan = Plans.plan("a", "egress", "one");

        assertThat(Plans.text(Plans.applied(plan, "written", "")))
                .startsWith("Applied to 1 labelled policy in shop.yaml")
                .contains("~ shop/a  changed  ")
                .contains("allowed nothing; now allows 1 IPv4 CIDR")
                .contains("1 policy changed: opened 1 IPv4 address")
                .doesNotContain("would");
    }

    @Test
    void whatCouldNotBeWrittenIsNotSaidToHaveChanged() {
        PolicyPlan plan = Plans.plan("a", "egress", "one");

        assertThat(Plans.text(Plans.applied(plan, "rejected", "admission webhook says no")))
                .contains("! shop/a  NOT WRITTEN  ")
                .contains("    rejected: admission webhook says no\n")
                .contains("Nothing was changed.\n1 policy could not be written.")
                .doesNotContain("opened");
        assertThat(Plans.text(Plans.applied(plan, "gone", "it was deleted")))
                .contains("- shop/a  gone meanwhile  ")
                .contains("Nothing was changed.");
    }

    @Test
    void coloursComeFromThePaletteOnly() {
        Report report = Plans.report(Plans.plan("a", "egress", "one"));

        assertThat(Plans.text(report)).doesNotContain("\u001b");
        String coloured = TextReport.render(report, new TextReport.Style(Palette.ANSI, false, 100));
        assertThat(coloured).contains("\u001b[32m+\u001b[0m 11.0.0.1/32");
        assertThat(coloured.replaceAll("\u001b\\[\\d+m", "")).isEqualTo(Plans.text(report));
    }

    @Test
    void listsAreShortUnlessAllIsWanted() {
        Report report = Plans.report(Plans.plan("a", "egress", "many"));

        assertThat(lines(Plans.text(report), "      + ")).hasSize(9);
        assertThat(Plans.text(report)).contains("+ 92 more CIDRs (--full lists all)");
        String full = TextReport.render(report, new TextReport.Style(Palette.PLAIN, true, 100));
        assertThat(lines(full, "      + ")).hasSize(100);
    }

    @Test
    void proseIsWrappedAndDataIsNot() {
        String expression = "many or few or one or down or many or few or one or down or many";
        Report report =
                Plans.report(
                        Plans.plan("a", "egress", expression),
                        Plans.plan(
                                "b",
                                List.of("11.5.0.0/16"),
                                Map.of("rangekeeper.io/egress", "one")));

        String narrow = TextReport.render(report, new TextReport.Style(Palette.PLAIN, false, 60));

        assertThat(narrow.lines().filter(line -> line.length() > 60))
                .allMatch(line ->
                        line.equals("      " + expression)
                                || line.contains("sha256")
                                || line.contains("approve with: "));
        assertThat(narrow.replaceAll("\\s+", " "))
                .isEqualTo(Plans.text(report).replaceAll("\\s+", " "));
    }

    private static List<String> lines(String text, String begin) {
        return text.lines().filter(line -> line.startsWith(begin)).toList();
    }
}
