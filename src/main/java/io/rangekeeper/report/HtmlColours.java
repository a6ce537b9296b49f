package io.rangekeeper.report;

/// The colours of pages, light and dark as the reader's system is: each text has a contrast of 4.5
/// at least.
public final class HtmlColours {
    /// As properties of a style sheet.
    public static final String STYLE =
            """
            :root { color-scheme: light dark; --text: #1b1f24; --dim: #57606a; --page: #ffffff; --edge: #d0d7de;
              --line: #0a58ca; --write: #1a7f37; }
            @media (prefers-color-scheme: dark) {
              :root { --text: #e6edf3; --dim: #9198a1; --page: #0d1117; --edge: #3d444d;
                --line: #6cb6ff; --write: #57ab5a; } }\
            """;

    private HtmlColours() {}
}
