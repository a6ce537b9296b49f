package io.rangekeeper.report;

import java.util.List;

/// The report for a terminal.
public final class TextReport {
    private static final int MOST_NEWS = 40;
    private static final int MOST_CIDRS = 5;

    private final Report report;
    private final Style style;
    private final Page page;

    /// How a report is to look.
    ///
    /// @param full whether every CIDR is listed, however many there are
    /// @param width of the terminal, in characters: for prose; CIDRs and expressions stay whole
    /// @param arguments the options that name the same policies and ranges, for commands that the
    ///   report suggests
    public record Style(Palette palette, boolean full, int width, List<String> arguments) {
        public Style {
            arguments = List.copyOf(arguments);
        }

        public Style(Palette palette, boolean full, int width) {
            this(palette, full, width, List.of());
        }

        Style withAll() {
            return new Style(palette, true, width, arguments);
        }
    }

    private TextReport(Report report, Style style) {
        this.report = report;
        this.style = style;
        this.page = new Page(style.width());
    }

    public static String render(Report report, Style style) {
        TextReport text = new TextReport(report, style);
        text.render();
        return text.page.toString();
    }

    private void render() {
        page.prose(
                0,
                (report.applied() ? "Applied to " : "Plan for ")
                        + Amount.count(report.summary().policies(), "labelled policy")
                        + " in "
                        + report.policiesFrom()
                        + ", with ranges from "
                        + report.rangesFrom()
                        + (report.applied() ? "" : ". Nothing is written."));
        for (Report.Policy policy : report.policies()) {
            page.blank();
            new PolicyText(page, style).write(policy);
        }
        widest();
        documents();
        troubles();
        since();
        page.blank();
        Summaries.sentences(report).forEach(sentence -> page.prose(0, sentence));
    }

    private void widest() {
        if (report.widest().isEmpty()) {
            return;
        }
        page.blank();
        page.line(0, style.palette().bold(HoleWords.heading(report)));
        for (Report.Hole hole : report.widest()) {
            page.data(2, HoleWords.of(hole));
        }
    }

    private void since() {
        if (report.since() == null) {
            return;
        }
        page.blank();
        page.prose(0, NewsWords.headline(report.since()));
        int most = style.full() ? Integer.MAX_VALUE : MOST_NEWS;
        report.since().news().stream()
                .limit(most)
                .forEach(news ->
                        page.prose(
                                2,
                                NewsWords.subject(news) + " ",
                                style.palette()::bold,
                                NewsWords.what(news, MOST_CIDRS)));
        int more = report.since().news().size() - most;
        if (more > 0) {
            page.prose(2, "and " + more + " more (--full lists all)");
        }
    }

    private void documents() {
        if (report.documents().isEmpty()) {
            return;
        }
        page.blank();
        page.line(0, style.palette().bold("Documents that the ranges come from"));
        report.documents().forEach(document -> Documents.write(document, page));
    }

    private void troubles() {
        if (report.troubles().isEmpty()) {
            return;
        }
        page.blank();
        page.line(0, style.palette().bold("Not read: what depends on it stays as it is"));
        for (Report.Trouble trouble : report.troubles()) {
            page.prose(2, "! ", style.palette()::red, trouble.what() + ": " + trouble.detail());
        }
    }
}
