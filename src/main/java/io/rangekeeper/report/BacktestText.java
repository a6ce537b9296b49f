package io.rangekeeper.report;

import java.util.List;
import java.util.Locale;

/// What a replay came to, for a terminal.
public final class BacktestText {
    private static final int MAX_LISTED = 20;

    private final Backtest backtest;
    private final TextReport.Style style;
    private final Page page;

    private BacktestText(Backtest backtest, TextReport.Style style) {
        this.backtest = backtest;
        this.style = style;
        this.page = new Page(style.width());
    }

    public static String render(Backtest backtest, TextReport.Style style) {
        BacktestText text = new BacktestText(backtest, style);
        text.render();
        return text.page.toString();
    }

    private void render() {
        BacktestWords.introduction(backtest).forEach(sentence -> page.prose(0, sentence));
        page.blank();
        table();
        page.blank();
        heading("Rules");
        backtest.rules().forEach(this::rule);
        asked();
        refused();
        notes();
        page.blank();
        page.prose(0, BacktestWords.conclusion(backtest));
    }

    private void table() {
        Table table = new Table();
        table.row(BacktestWords.COLUMNS);
        backtest.rules().forEach(rule -> table.row(BacktestWords.row(rule)));
        table.row(BacktestWords.row(backtest.total()));
        table.write(page, 0);
        page.blank();
        page.prose(0, BacktestWords.LEGEND);
    }

    private void rule(Backtest.Rule rule) {
        page.data(2, rule.title());
        page.data(4, rule.expression());
        BacktestWords.story(rule).forEach(sentence -> page.prose(4, sentence));
    }

    private void asked() {
        page.blank();
        heading("A person would have been asked " + times(backtest.asked().size()));
        for (Backtest.Asked asked : listed(backtest.asked())) {
            String lead = asked.at() + " ";
            page.prose(
                    2,
                    "! " + lead,
                    style.palette()::yellow,
                    BacktestWords.subject(asked) + ": " + asked.reason() + ": " + asked.message());
            page.prose(4, BacktestWords.end(asked));
        }
        more(backtest.asked());
    }

    private void refused() {
        if (backtest.refused().isEmpty()) {
            return;
        }
        page.blank();
        heading("Documents that were not believed and changed nothing");
        for (Backtest.Refused refused : listed(backtest.refused())) {
            page.prose(
                    2,
                    refused.at()
                            + " "
                            + refused.document()
                            + ": "
                            + refused.reason()
                            + ": "
                            + refused.detail());
        }
        more(backtest.refused());
    }

    private void notes() {
        if (backtest.notes().isEmpty()) {
            return;
        }
        page.blank();
        heading("Notes");
        backtest.notes().forEach(note -> page.prose(2, note));
    }

    private void heading(String text) {
        page.line(0, style.palette().bold(text));
    }

    private <T> List<T> listed(List<T> all) {
        return style.full() ? all : all.subList(0, Math.min(all.size(), MAX_LISTED));
    }

    private void more(List<?> all) {
        int left = all.size() - listed(all).size();
        if (left > 0) {
            page.prose(2, "and %,d more: -o json lists all".formatted(left));
        }
    }

    private static String times(int times) {
        return switch (times) {
            case 0 -> "nothing";
            case 1 -> "once";
            case 2 -> "twice";
            default -> String.format(Locale.ROOT, "%,d times", times);
        };
    }
}
