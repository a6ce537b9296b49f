package io.rangekeeper.report;

/// How an [HtmlPage] looks.
final class HtmlStyle {
    static final String TEXT =
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
                    a { color: var(--line); } .dim, figcaption { color: var(--dim); } .scroll { overflow-x: auto; }
                    .entry { margin: .75rem 0; padding: .75rem 1rem; border: 1px solid var(--edge);
                      border-left: .3rem solid var(--edge); border-radius: .4rem; background: var(--card); break-inside: avoid; }
                    .entry.bad { border-left-color: var(--bad); } .entry.notable { border-left-color: var(--notable); }
                    .entry[hidden], .group[hidden] { display: none; }
                    .group h3 { margin: 1.25rem 0 .25rem; } .entry h3, .entry h4 { font-size: 1rem; margin: 0; }
                    .status { font-weight: 400; } .bad .status { color: var(--bad); } .notable .status { color: var(--notable); }
                    dl { display: grid; grid-template-columns: minmax(8rem, 12rem) 1fr; gap: .15rem 1rem; margin: .5rem 0; }
                    dt { color: var(--dim); } dd { margin: 0; } dd ul { margin: 0; padding-left: 1.1rem; } dt.held { color: var(--notable); font-weight: 600; }
                    .entry dl + dl { border-top: 1px solid var(--edge); padding-top: .5rem; }
                    table { border-collapse: collapse; font-size: .9rem; min-width: 44rem; } th { overflow-wrap: normal; }
                    #counts + .scroll table { min-width: 0; }
                    th, td { padding: .3rem .7rem; border-bottom: 1px solid var(--edge); text-align: left; vertical-align: top; }
                    th { color: var(--dim); font-weight: 600; }
                    form { display: flex; flex-wrap: wrap; gap: .5rem 1.25rem; align-items: end; margin: 1.5rem 0 0; }
                    form[hidden] { display: none; } form label { display: block; font-size: .9rem; color: var(--dim); }
                    form div { max-width: 100%; }
                    input, select, button { font: inherit; color: inherit; background: var(--page); border: 1px solid var(--dim);
                      border-radius: .3rem; padding: .25rem .5rem; max-width: 100%; }
                    summary { cursor: pointer; } details { margin: .25rem 0; }
                    figure { margin: .5rem 0 1rem; } figcaption { font-size: .9rem; } svg { width: 100%; height: auto; } .scroll > svg { min-width: 38rem; }
                    svg text { font-size: 11px; fill: var(--text); } svg .quiet { fill: var(--dim); }
                    .axis { fill: none; stroke: var(--edge); } .line { fill: none; stroke: var(--line); stroke-width: 1.5; }
                    .write { stroke: var(--write); } .keys { display: flex; flex-wrap: wrap; gap: .25rem 1rem; padding: 0;
                      list-style: none; } .keys svg { width: .8em; height: .8em; margin-right: .4em; }
                    .c0 { fill: #4269d0; } .c1 { fill: #b8860b; } .c2 { fill: #d1495b; } .c3 { fill: #3a8f83; }
                    .c4 { fill: #6a994e; } .c5 { fill: #9b5fc0; } .c6 { fill: #a8713a; } .c7 { fill: #7a828c; }
                    @media (max-width: 40rem) { #counts + .scroll :is(th, td) { padding: .3rem .25rem; } dl { grid-template-columns: 1fr; } dd { margin: 0 0 .4rem; } }
                    @media print { body { max-width: none; padding: 0; } form, .entry[hidden], .group[hidden] { display: none; }
                      .entry { border-color: #999; background: none; } pre { max-height: none; overflow: visible; white-space: pre-wrap; }
                      .scroll { overflow: visible; } table, .scroll > svg { min-width: 0; } }
                    """;

    private HtmlStyle() {}
}
