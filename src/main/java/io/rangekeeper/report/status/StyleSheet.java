package io.rangekeeper.report.status;

import io.rangekeeper.report.ContentHash;
import io.rangekeeper.report.HtmlColours;

/// How the page looks. It stands in the page itself, and is the only style that a browser accepts:
/// by its hash.
final class StyleSheet {
    static final String TEXT =
            HtmlColours.STYLE
                    + """

                    :root { --bad: #b3261e; --notable: #8a5a00; --good: var(--write); --plain: var(--dim); --card: #f6f8fa; }
                    @media (prefers-color-scheme: dark) {
                      :root { --bad: #ff8f85; --notable: #dfa53a; --card: #161b22; } }
                    * { box-sizing: border-box; }
                    body { margin: 0 auto; padding: 1rem; max-width: 80rem; font: 1rem/1.5 system-ui, sans-serif;
                      color: var(--text); background: var(--page); overflow-wrap: anywhere; }
                    a { color: var(--line); }
                    :focus-visible { outline: 3px solid var(--line); outline-offset: 2px; }
                    h1 { font-size: 1rem; margin: 0; color: var(--dim); font-weight: 600; }
                    h2 { font-size: 1.25rem; margin: 2.5rem 0 .5rem; } h3 { font-size: 1rem; margin: 0; }
                    p { margin: .25rem 0; } ul { margin: .25rem 0; padding-left: 1.25rem; }
                    code { font-family: ui-monospace, monospace; font-size: .9em; }
                    .dim { color: var(--dim); } .small { font-size: .875rem; }
                    .skip { position: absolute; left: -100rem; } .skip:focus { left: 1rem; background: var(--page); }
                    .verdict { font-size: 1.6rem; line-height: 1.25; font-weight: 650; margin: .25rem 0 .5rem; }
                    .bad { color: var(--bad); } .notable { color: var(--notable); }
                    .good { color: var(--good); } .plain { color: var(--plain); }
                    .state { font-weight: 600; white-space: nowrap; }
                    .mark { display: inline-block; width: 1.4em; height: 1.4em; margin-right: .4em; border: 1px solid;
                      border-radius: 50%; font: 700 .8em/1.3em ui-monospace, monospace; text-align: center; }
                    .counts, .jump { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: .75rem 0; padding: 0;
                      list-style: none; }
                    .jump { border-bottom: 1px solid var(--edge); padding-bottom: .75rem; }
                    .card { margin: .75rem 0; padding: .75rem 1rem; border: 1px solid var(--edge);
                      border-left: .3rem solid var(--bad); border-radius: .4rem; background: var(--card); }
                    .card header { display: flex; flex-wrap: wrap; gap: 0 1rem; align-items: baseline; }
                    .card > ul { padding: 0; list-style: none; } .card > ul > li { margin: .6rem 0; }
                    .command { display: block; margin: .3rem 0; padding: .4rem .6rem; border: 1px solid var(--edge);
                      border-radius: .3rem; background: var(--page); user-select: all; }
                    .scroll { overflow-x: auto; border: 1px solid var(--edge); border-radius: .4rem; }
                    table { border-collapse: collapse; width: 100%; font-size: .9rem; overflow-wrap: normal; }
                    caption { padding: .5rem .75rem; text-align: left; color: var(--dim); }
                    th, td { padding: .4rem .75rem; border-top: 1px solid var(--edge); text-align: left; vertical-align: top; }
                    thead th { color: var(--dim); font-weight: 600; white-space: nowrap; }
                    tbody th { font-weight: 600; min-width: 11rem; overflow-wrap: anywhere; } th .dim { font-weight: 400; }
                    .number { text-align: right; font-variant-numeric: tabular-nums; }
                    .long { min-width: 16rem; overflow-wrap: anywhere; } .when { min-width: 9rem; }
                    .when time, .exact, .short { white-space: nowrap; } .exact { display: block; }
                    summary { cursor: pointer; }
                    form { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: end; margin: .75rem 0; }
                    label { display: block; font-size: .875rem; color: var(--dim); }
                    input, select, button { font: inherit; color: inherit; background: var(--page); padding: .3rem .6rem;
                      border: 1px solid var(--dim); border-radius: .3rem; max-width: 100%; }
                    .pages { display: flex; gap: 1.25rem; margin: .75rem 0; }
                    footer { margin-top: 3rem; padding-top: .75rem; border-top: 1px solid var(--edge); }
                    @media (max-width: 40rem) { body { padding: .75rem; } .verdict { font-size: 1.3rem; } }
                    """;

    /// As a Content-Security-Policy names it.
    static final String SOURCE = ContentHash.of(TEXT);

    private StyleSheet() {}
}
