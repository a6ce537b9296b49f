package io.rangekeeper.report;

import io.rangekeeper.explain.Explanation;
import io.rangekeeper.explain.Explanation.Allowance;
import io.rangekeeper.explain.Explanation.Permission;
import io.rangekeeper.explain.Explanation.Publication;

/// The answer for a terminal.
public final class ExplainText {
    private final Explanation answer;
    private final Palette palette;
    private final Page page;

    private ExplainText(Explanation answer, Palette palette, int width) {
        this.answer = answer;
        this.palette = palette;
        this.page = new Page(width);
    }

    /// The whole answer.
    ///
    /// @param width of the terminal, in characters
    public static String render(Explanation answer, Palette palette, int width) {
        ExplainText text = new ExplainText(answer, palette, width);
        text.render();
        return text.page.toString();
    }

    private void render() {
        page.prose(0, ExplainReport.heading(answer));
        if (answer.past()) {
            page.prose(0, "As of " + answer.at() + ": " + ExplainReport.THEN);
        }
        heading("Published by");
        if (answer.published().isEmpty()) {
            page.prose(2, ExplainReport.nobody(answer));
        }
        answer.published().forEach(this::publication);
        heading("Allowed");
        if (answer.allowed().isEmpty()) {
            page.prose(2, "No rule allows any of it.");
        }
        answer.allowed().forEach(this::allowance);
        if (!answer.denied().isEmpty()) {
            heading("Not allowed");
            answer.denied()
                    .forEach(denial ->
                            page.prose(
                                    2,
                                    ExplainReport.pods(denial.pods())
                                            + ": selected by "
                                            + String.join(", ", denial.policies())
                                            + ", and no rule there allows it"));
        }
        if (!answer.open().isEmpty()) {
            heading("Not isolated: these pods may reach, or be reached by, everything");
            answer.open().forEach(pods -> page.prose(2, ExplainReport.pods(pods)));
        }
        notRead();
    }

    private void heading(String text) {
        page.blank();
        page.line(0, palette.bold(text));
    }

    private void publication(Publication publication) {
        String attributes = ExplainReport.attributes(publication);
        page.data(
                2,
                ExplainReport.titled(publication)
                        + (attributes.isEmpty() ? "" : ": " + attributes));
        page.data(
                4,
                ExplainReport.ranges(publication.ranges(), publication.more(), publication.all())
                        + (publication.setAside() ? ", set aside: it never enters a policy" : ""));
        publication.notes().forEach(note -> page.prose(4, "note: " + note));
    }

    private void allowance(Allowance allowance) {
        page.prose(2, ExplainReport.pods(allowance.pods()));
        allowance.rules().forEach(this::permission);
        if (!allowance.others().isEmpty()) {
            page.prose(
                    4,
                    "selected too, and not allowed, by " + String.join(", ", allowance.others()));
        }
    }

    private void permission(Permission rule) {
        page.prose(
                4,
                "by "
                        + rule.policy()
                        + ", "
                        + rule.path()
                        + " ("
                        + rule.place()
                        + ") on "
                        + rule.ports()
                        + ExplainReport.when(rule));
        page.data(6, ExplainReport.ranges(rule.blocks(), rule.more(), rule.all()));
        if (!rule.expression().isEmpty()) {
            page.data(6, rule.expression());
        }
    }

    private void notRead() {
        if (!answer.notRead().isEmpty()) {
            heading("Not read: the answer may lack what is there");
            answer.notRead()
                    .forEach(gap ->
                            page.prose(2, "! ", palette::red, gap.what() + ": " + gap.problem()));
        }
    }
}
