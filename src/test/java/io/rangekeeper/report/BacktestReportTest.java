package io.rangekeeper.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.policy.IpBlock;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BacktestReportTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final CidrSet ONE = CidrSet.parse("11.0.0.0/24");
    private static final CidrSet TWO = CidrSet.parse("11.0.0.0/24", "11.0.2.0/24", "2d00::/48");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\" onload=\"x",
                "' x='",
                "</style><b>",
                "&lt;b&gt;",
                "%s %1$s",
                "\u202e",
                "\u0000",
                "\u001b[2J"
            })
    void nothingThatWasReadIsMarkupOrSteersATerminal(String hostile) {
        Backtest backtest = backtest(hostile);
        String page = BacktestHtml.render(backtest);
        String plain = BacktestHtml.render(backtest("plain"));

        String escaped = Html.escape(hostile);
        assertThat(escaped).doesNotContain("<", ">", "\"", "'", "\u001b", "\u0000", "\u202e");
        assertThat(page).contains(escaped);
        assertThat(page.replace(escaped, "plain")).isEqualTo(plain);
        assertThat(BacktestText.render(backtest, style(false)))
                .contains(Printable.of(hostile))
                .doesNotContain("\u001b", "\u0000", "\u202e");
        assertThat(backtest.json()).doesNotContain("\u001b", "\u0000", "\u202e");
    }

    @Test
    void theChartHasAStepAndATickForEachWriteAndABandForWhatIsHeld() {
        String page = BacktestHtml.render(backtest("x"));

        assertThat(page)
                .contains("IPv4 addresses", "IPv6 addresses", "CIDRs")
                .containsPattern("class=\"line\" d=\"M110\\.0 80\\.0H430\\.0V12\\.0H750\"")
                .contains("class=\"write\" d=\"M110.0 88v6M430.0 88v6\"")
                .containsPattern("<rect class=\"hold\" x=\"430.0\"[^>]*width=\"320.0\"");
    }

    @Test
    void ofManyQuestionsATerminalGetsTheFirst() {
        List<Backtest.Asked> many =
                IntStream.range(0, 50)
                        .mapToObj(i -> Backtest.Asked.ofMistake(START, "", "p" + i, "wrong"))
                        .toList();
        Backtest backtest = backtest(many, "x");

        assertThat(BacktestText.render(backtest, style(false)))
                .contains("asked 50 times", "p19", "and 30 more: -o json lists all")
                .doesNotContain("p20:");
        assertThat(BacktestText.render(backtest, style(true))).contains("p49: ");
    }

    @Test
    void sumsAreTheSumsOfTheSteps() {
        Backtest.Rule rule = backtest("x").rules().getFirst();

        assertThat(rule.writes()).isEqualTo(2);
        assertThat(rule.first().ipv4().addresses()).isEqualTo(256);
        assertThat(rule.added().ipv4().addresses()).isEqualTo(512);
        assertThat(rule.allows().ipv4().addresses()).isEqualTo(512);
        assertThat(rule.addedAddresses().bitLength()).isEqualTo(81);
        assertThat(rule.removedAddresses()).isZero();
    }

    private static TextReport.Style style(boolean full) {
        return new TextReport.Style(Palette.PLAIN, full, 100);
    }

    /// With the text wherever one is read from somewhere.
    private static Backtest backtest(String text) {
        Instant middle = START.plusSeconds(50_000);
        return backtest(
                List.of(
                        new Backtest.Asked(
                                middle, "", text, text, text, Sizing.NONE, Sizing.NONE, text)),
                text);
    }

    private static Backtest backtest(List<Backtest.Asked> asked, String text) {
        Instant middle = START.plusSeconds(50_000);
        List<Backtest.Step> steps =
                List.of(
                        Backtest.Step.of(START, ONE, CidrSet.EMPTY, ONE, blocks(ONE)),
                        Backtest.Step.of(
                                middle, TWO.difference(ONE), CidrSet.EMPTY, TWO, blocks(TWO)));
        List<Backtest.Rule> rules =
                List.of(
                        BacktestSums.rule(
                                text,
                                text,
                                text,
                                text,
                                1,
                                Backtest.Waits.of(1, 0, 90_000, CidrSet.EMPTY),
                                steps));
        List<Backtest.Refused> refused =
                List.of(new Backtest.Refused(START, text, text, text, text));
        return new Backtest(
                Report.VERSION,
                text,
                text,
                START,
                START.plusSeconds(100_000),
                new Backtest.Guards("30%", 2.5, "24h", 1_000),
                BacktestSums.total(2, 1, 2, rules, asked, refused),
                rules,
                asked,
                refused,
                List.of(text));
    }

    private static List<IpBlock> blocks(CidrSet set) {
        return set.stream().map(cidr -> new IpBlock(cidr, List.of())).toList();
    }
}
