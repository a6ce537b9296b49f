package io.rangekeeper.report;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;

/// A page that needs nothing else: to read, to filter, to print and to keep. All of it is there
/// without a script.
final class HtmlPage {
    private static final int MOST_UNREAD = 200;

    /// Hides each `entry` that does not match: by its text, with the heading of its `group`, and by
    /// what a field of the form and its `data-` attribute of that name say. A group without any is
    /// hidden too. Nothing is sent or loaded.
    private static final String SCRIPT =
            """
            const at = id => document.getElementById(id);
            const form = at('filter');
            const entries = [...document.querySelectorAll('.entry')].map(item => ({item,
              words: [item, item.closest('.group')?.firstElementChild]
                .map(each => each?.textContent ?? '').join(' ').toLowerCase()}));
            const wanted = field => field.type === 'checkbox' && !field.checked ? '' : field.value;
            const show = () => {
              const text = at('text').value.trim().toLowerCase();
              const fields = [...form.querySelectorAll('[name]')].filter(field => wanted(field) !== '');
              let shown = 0;
              for (const {item, words} of entries) {
                item.hidden = !(words.includes(text)
                  && fields.every(field => item.dataset[field.name] === wanted(field)));
                shown += item.hidden ? 0 : 1;
              }
              for (const group of document.querySelectorAll('.group')) {
                group.hidden = !group.querySelector('.entry:not([hidden])');
              }
              at('count').textContent = shown + ' of ' + entries.length;
              at('none').hidden = shown > 0;
            };
            const open = yes => document.querySelectorAll('details').forEach(each => { each.open = yes; });
            if (form) {
              form.hidden = false;
              form.addEventListener('input', show);
              form.addEventListener('change', show);
              form.addEventListener('submit', event => event.preventDefault());
              at('open')?.addEventListener('click', () => open(true));
              show();
            }
            window.addEventListener('beforeprint', () => open(true));
            """;

    /// All that a page has, as a Content-Security-Policy names it.
    static final String SOURCES =
            "style-src %s; script-src %s"
                    .formatted(ContentHash.of(HtmlStyle.TEXT), ContentHash.of(SCRIPT));

    private static final String BEFORE_TITLE =
            """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; %s">
            <meta name="viewport" content="width=device-width, initial-scale=1">\
            """
                    .formatted(SOURCES);

    private HtmlPage() {}

    /// Up to the heading, in an open header.
    static void begin(Html html, String title) {
        html.markup(BEFORE_TITLE);
        html.format("<title>Rangekeeper: %s</title>", title);
        html.markup("<style>" + HtmlStyle.TEXT + "</style>");
        html.markup("</head>\n<body>\n<header>");
    }

    /// What a report is of, and what it comes to. The header ends, the main part begins.
    ///
    /// @param before the time, in a sentence with what is after it
    static void summary(
            Html html, String before, Instant at, String after, List<String> sentences) {
        html.format(
                "<p class=\"dim\">%s <time datetime=\"%s\">%s</time>%s</p>",
                before, at, at.truncatedTo(ChronoUnit.SECONDS), after);
        html.markup("<ul class=\"summary\">");
        sentences.forEach(text -> html.format("<li>%s</li>", text));
        html.markup("</ul></header><main>");
    }

    /// The same of a report that was made of some policies and ranges.
    static void made(
            Html html, Instant at, String policiesFrom, String rangesFrom, List<String> sentences) {
        String from = " of the policies of " + policiesFrom + " and the ranges of " + rangesFrom;
        summary(html, "Made", at, from + ".", sentences);
    }

    /// @param id unique on the page
    static void section(Html html, String id, String heading) {
        html.format("<section aria-labelledby=\"%s\"><h2 id=\"%s\">%s</h2>", id, id, heading);
    }

    /// A section of entries.
    static void group(Html html, String id, String heading) {
        html.format(
                "<section class=\"group\" aria-labelledby=\"%s\"><h2 id=\"%s\">%s</h2>",
                id, id, heading);
    }

    /// Text that is shown when somebody asks for it, and on paper.
    static void fold(Html html, String summary, List<String> lines) {
        if (!lines.isEmpty()) {
            html.format("<details><summary>%s</summary>", summary);
            html.pre(lines).markup("</details>");
        }
    }

    /// The head of a table that may be wider than the screen.
    static void table(Html html, String label, List<String> columns) {
        html.format(
                "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"%s\"><table>",
                label);
        html.markup("<thead>").row("th", columns).markup("</thead><tbody>");
    }

    static void endTable(Html html) {
        html.markup("</tbody></table></div>");
    }

    /// What was not read; nothing where that is nothing.
    static <T> void unread(
            Html html,
            String consequence,
            List<T> items,
            Function<T, String> what,
            Function<T, String> problem) {
        if (items.isEmpty()) {
            return;
        }
        section(html, "unread", "Not read");
        html.format("<p class=\"dim\">%s</p><ul>", consequence);
        for (T item : items.subList(0, Math.min(items.size(), MOST_UNREAD))) {
            html.format("<li><code>%s</code>: %s</li>", what.apply(item), problem.apply(item));
        }
        html.markup("</ul>");
        rest(html, items.size() - MOST_UNREAD);
        html.markup("</section>");
    }

    /// That some of a list is not on the page.
    static void rest(Html html, int left) {
        if (left > 0) {
            html.format("<p class=\"dim\">And %s more, which -o json has.</p>", left);
        }
    }

    static void end(Html html) {
        html.markup("</main><script>" + SCRIPT + "</script>\n</body>\n</html>");
    }
}
