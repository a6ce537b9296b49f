package io.rangekeeper.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;

/// What a replay came to, as one page that needs nothing else: no script, no other file, and dark
/// where the reader's system is.
public final class BacktestHtml {
    private static final int MAX_LISTED = 500;

    private static final String HEAD =
            """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Rangekeeper backtest</title>
            <style>
            %s
            :root { --hold: #bf3989; }
            @media (prefers-color-scheme: dark) { :root { --hold: #f778ba; } }
            body { margin: 2rem auto; padding: 0 1rem; max-width: 60rem; font: 1rem/1.5 system-ui, sans-serif;
              color: var(--text); background: var(--page); }
            h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; margin-top: 2rem; } h3 { font-size: 1rem; margin-bottom: 0; }
            code { font-family: ui-monospace, monospace; overflow-wrap: anywhere; }
            p, li { overflow-wrap: anywhere; } .dim, figcaption { color: var(--dim); }
            .scroll { overflow-x: auto; }
            table { border-collapse: collapse; font-size: .9rem; }
            th, td { padding: .3rem .7rem; border-bottom: 1px solid var(--edge); text-align: right; }
            th { color: var(--dim); font-weight: 600; } th:first-child, td:first-child { text-align: left; }
            tr:last-child td { font-weight: 600; }
            figure { margin: .5rem 0 1rem; } figcaption { font-size: .85rem; } svg { width: 100%%; height: auto; }
            svg text { font-size: 11px; fill: var(--dim); }
            .axis { fill: none; stroke: var(--edge); } .line { fill: none; stroke: var(--line); stroke-width: 1.5; }
            .write { stroke: var(--write); } .hold { fill: var(--hold); opacity: .25; }
            .key { display: inline-block; width: .8em; height: .8em; margin-right: .3em; }
            </style>
            </head>
            <body>
            <h1>Rangekeeper backtest</h1>\
            """
                    .formatted(HtmlColours.STYLE);

    private static final String KEY =
            "<p class=\"dim\"><span class=\"key\" style=\"background: var(--write)\"></span>a write"
                    + " &nbsp; <span class=\"key\" style=\"background: var(--hold); opacity: .4\"></span>something is"
                    + " held. The scales begin at the smallest number.</p>";

    private final Backtest backtest;
    private final Html html = new Html();

    private BacktestHtml(Backtest backtest) {
        this.backtest = backtest;
    }

    public static String render(Backtest backtest) {
        BacktestHtml page = new BacktestHtml(backtest);
        page.write();
        return page.html.toString();
    }

    private void write() {
        html.markup(HEAD);
        BacktestWords.introduction(backtest).forEach(text -> html.format("<p>%s</p>", text));
        html.format("<p><strong>%s</strong></p>", BacktestWords.conclusion(backtest));
        table();
        html.markup("<h2>Rules over time</h2>").markup(KEY);
        backtest.rules().forEach(this::rule);
        asked();
        refused();
        list("Notes", backtest.notes());
        html.markup("</body>\n</html>");
    }

    private void table() {
        html.markup("<div class=\"scroll\"><table>");
        html.markup("<thead>").row("th", BacktestWords.COLUMNS).markup("</thead><tbody>");
        backtest.rules().forEach(rule -> html.row("td", BacktestWords.row(rule)));
        html.row("td", BacktestWords.row(backtest.total()));
        html.markup("</tbody></table></div>");
        html.format("<p class=\"dim\">%s</p>", BacktestWords.LEGEND);
    }

    private void rule(Backtest.Rule rule) {
        html.format("<h3>%s</h3>", rule.title());
        html.format("<p><code>%s</code></p>", rule.expression());
        BacktestWords.story(rule).forEach(text -> html.format("<p class=\"dim\">%s</p>", text));
        if (rule.steps().isEmpty()) {
            return;
        }
        List<StepChart.Band> bands = bands(rule);
        if (rule.added().ipv4().cidrs() > 0) {
            chart(
                    rule,
                    "IPv4 addresses",
                    step -> step.allows().ipv4().addresses().doubleValue(),
                    BacktestHtml::whole,
                    bands);
        }
        if (rule.added().ipv6().cidrs() > 0) {
            chart(
                    rule,
                    "IPv6 addresses",
                    step -> step.allows().ipv6().addresses().doubleValue(),
                    BacktestHtml::rough,
                    bands);
        }
        chart(rule, "CIDRs", step -> cidrs(step.allows()), BacktestHtml::whole, bands);
    }

    private void chart(
            Backtest.Rule rule,
            String title,
            ToDoubleFunction<Backtest.Step> value,
            DoubleFunction<String> label,
            List<StepChart.Band> bands) {
        List<StepChart.Point> points =
                rule.steps().stream()
                        .map(step -> new StepChart.Point(step.at(), value.applyAsDouble(step)))
                        .toList();
        new StepChart(backtest.from(), backtest.until(), points).write(html, title, label, bands);
    }

    /// What is asked of the rule, or of its whole policy.
    private List<StepChart.Band> bands(Backtest.Rule rule) {
        return backtest.asked().stream()
                .filter(asked -> asked.policy().equals(rule.policy()))
                .filter(asked -> asked.rule().isEmpty() || asked.rule().equals(rule.rule()))
                .map(this::band)
                .toList();
    }

    private StepChart.Band band(Backtest.Asked asked) {
        Instant until = asked.until().isEmpty() ? backtest.until() : Instant.parse(asked.until());
        return new StepChart.Band(
                asked.at(),
                until,
                BacktestWords.day(asked.at()) + " " + asked.reason() + ": " + asked.message());
    }

    private void asked() {
        List<String> lines = new ArrayList<>();
        for (Backtest.Asked asked : backtest.asked()) {
            lines.add(
                    "%s %s: %s: %s (%s)"
                            .formatted(
                                    BacktestWords.day(asked.at()),
                                    BacktestWords.subject(asked),
                                    asked.reason(),
                                    asked.message(),
                                    BacktestWords.end(asked)));
        }
        list("What a person would have been asked", lines);
    }

    private void refused() {
        List<String> lines = new ArrayList<>();
        for (Backtest.Refused refused : backtest.refused()) {
            lines.add(
                    "%s %s: %s: %s"
                            .formatted(
                                    BacktestWords.day(refused.at()),
                                    refused.document(),
                                    refused.reason(),
                                    refused.detail()));
        }
        list("Documents that were not believed and changed nothing", lines);
    }

    private void list(String heading, List<String> lines) {
        html.format("<h2>%s</h2>", heading);
        if (lines.isEmpty()) {
            html.markup("<p class=\"dim\">None.</p>");
            return;
        }
        html.markup("<ul>");
        lines.stream().limit(MAX_LISTED).forEach(line -> html.format("<li>%s</li>", line));
        html.markup("</ul>");
        if (lines.size() > MAX_LISTED) {
            html.format("<p class=\"dim\">and %s more</p>", lines.size() - MAX_LISTED);
        }
    }

    private static double cidrs(Report.Sizes sizes) {
        return sizes.ipv4().cidrs() + sizes.ipv6().cidrs();
    }

    private static String whole(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }

    /// Nobody counts IPv6 addresses one by one.
    private static String rough(double number) {
        return number < 1_000_000 ? whole(number) : String.format(Locale.ROOT, "%.4e", number);
    }
}
