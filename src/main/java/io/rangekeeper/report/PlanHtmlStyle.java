package io.rangekeeper.report;

/// How the page of a plan looks, and what its script does: hide what does not match, and open what
/// is folded.
final class PlanHtmlStyle {
    /// Nothing is sent or loaded.
    static final String SCRIPT =
            """
            const all = [...document.querySelectorAll('article.policy')];
            const at = id => document.getElementById(id);
            const show = () => {
              const text = at('text').value.trim().toLowerCase();
              let shown = 0;
              for (const policy of all) {
                policy.hidden = !(policy.textContent.toLowerCase().includes(text)
                  && (at('state').value === '' || policy.dataset.state === at('state').value)
                  && (!at('changes').checked || policy.dataset.changes === 'true'));
                shown += policy.hidden ? 0 : 1;
              }
              at('count').textContent = shown + ' of ' + all.length;
              at('none').hidden = shown > 0;
            };
            const open = yes => document.querySelectorAll('details').forEach(each => { each.open = yes; });
            if (at('filter')) {
              at('filter').hidden = false;
              at('filter').addEventListener('input', show);
              at('filter').addEventListener('change', show);
              at('filter').addEventListener('submit', event => event.preventDefault());
              at('open').addEventListener('click', () => open(true));
              show();
            }
            window.addEventListener('beforeprint', () => open(true));
            """;

    private static final String STYLE =
            HtmlColours.STYLE
                    + """

                    :root { --bad: #b3261e; --notable: #8a5a00; --card: #f6f8fa; }
                    @media (prefers-color-scheme: dark) { :root { --bad: #ff8f85; --notable: #dfa53a; --card: #161b22; } }
                    * { box-sizing: border-box; }
                    body { margin: 0 auto; padding: 1rem; max-width: 70rem; font: 1rem/1.5 system-ui, sans-serif;
                      color: var(--text); background: var(--page); overflow-wrap: anywhere; }
                    :focus-visible { outline: 3px solid var(--line); outline-offset: 2px; }
                    h1 { font-size: 1.6rem; margin: 0; } h2 { font-size: 1.25rem; margin: 2rem 0 .5rem; }
                    h3 { font-size: 1rem; margin: 0; } p { margin: .25rem 0; }
                    code, pre { font-family: ui-monospace, monospace; font-size: .9em; }
                    pre { max-height: 24rem; overflow: auto; margin: .5rem 0; padding: .5rem; border: 1px solid var(--edge); }
                    .dim, figcaption { color: var(--dim); } .scroll { overflow-x: auto; }
                    .policy { margin: .75rem 0; padding: .75rem 1rem; border: 1px solid var(--edge);
                      border-left: .3rem solid var(--edge); border-radius: .4rem; background: var(--card); break-inside: avoid; }
                    .policy.bad { border-left-color: var(--bad); } .policy.notable { border-left-color: var(--notable); }
                    .policy[hidden] { display: none; }
                    .status { font-weight: 400; } .bad .status { color: var(--bad); } .notable .status { color: var(--notable); }
                    dl { display: grid; grid-template-columns: minmax(8rem, 12rem) 1fr; gap: .15rem 1rem; margin: .5rem 0; }
                    dt { color: var(--dim); } dd { margin: 0; } dd ul { margin: 0; padding-left: 1.1rem; } dt.held { color: var(--notable); font-weight: 600; }
                    table { border-collapse: collapse; font-size: .9rem; min-width: 44rem; } th { overflow-wrap: normal; }
                    th, td { padding: .3rem .7rem; border-bottom: 1px solid var(--edge); text-align: left; vertical-align: top; }
                    th { color: var(--dim); font-weight: 600; }
                    form { display: flex; flex-wrap: wrap; gap: .5rem 1.25rem; align-items: end; margin: 1.5rem 0 0; }
                    form[hidden] { display: none; } form label { display: block; font-size: .9rem; color: var(--dim); }
                    input, select, button { font: inherit; color: inherit; background: var(--page); border: 1px solid var(--dim);
                      border-radius: .3rem; padding: .25rem .5rem; }
                    summary { cursor: pointer; } details { margin: .25rem 0; }
                    figure { margin: .5rem 0 1rem; } figcaption { font-size: .9rem; } svg { width: 100%; height: auto; } .scroll > svg { min-width: 38rem; }
                    svg text { font-size: 11px; fill: var(--text); } svg .quiet { fill: var(--dim); }
                    .axis { fill: none; stroke: var(--edge); } .line { fill: none; stroke: var(--line); stroke-width: 1.5; }
                    .write { stroke: var(--write); } .keys { display: flex; flex-wrap: wrap; gap: .25rem 1rem; padding: 0;
                      list-style: none; } .keys svg { width: .8em; height: .8em; margin-right: .4em; }
                    .c0 { fill: #4269d0; } .c1 { fill: #b8860b; } .c2 { fill: #d1495b; } .c3 { fill: #3a8f83; }
                    .c4 { fill: #6a994e; } .c5 { fill: #9b5fc0; } .c6 { fill: #a8713a; } .c7 { fill: #7a828c; }
                    @media (max-width: 40rem) { dl { grid-template-columns: 1fr; } dd { margin: 0 0 .4rem; } }
                    @media print { body { max-width: none; padding: 0; } form, .policy[hidden] { display: none; }
                      .policy { border-color: #999; background: none; } pre { max-height: none; overflow: visible; white-space: pre-wrap; }
                      .scroll { overflow: visible; } table, .scroll > svg { min-width: 0; } }
                    """;

    /// All that the page has, as a Content-Security-Policy names it.
    static final String SOURCES =
            "style-src %s; script-src %s".formatted(ContentHash.of(STYLE), ContentHash.of(SCRIPT));

    /// Up to the heading, in an open header.
    static final String HEAD =
            """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; %s">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Rangekeeper: who may reach what</title>
            <style>%s</style>
            </head>
            <body>
            <header>\
            """
                    .formatted(SOURCES, STYLE);

    private PlanHtmlStyle() {}
}
