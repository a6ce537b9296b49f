package io.rangekeeper.report;

import java.util.SortedMap;

/// The form that says which entries of an [HtmlPage] are shown, while it is written. The script
/// shows it, as it does nothing without.
record HtmlFilter(Html html) {
    /// With a field for any text.
    ///
    /// @param what the entries are, in a word
    static HtmlFilter begin(Html html, String what) {
        html.format("<form id=\"filter\" role=\"search\" aria-label=\"%s\" hidden>", what);
        html.format(
                "<div><label for=\"text\">%s with this text</label>"
                        + "<input id=\"text\" type=\"search\" autocomplete=\"off\"></div>",
                what);
        return new HtmlFilter(html);
    }

    /// A choice of one or any; none where there is but one.
    ///
    /// @param name of the entries' `data-` attribute
    /// @param options its values, with words for people
    HtmlFilter choice(String name, String label, SortedMap<String, String> options) {
        if (options.size() < 2) {
            return this;
        }
        html.format(
                "<div><label for=\"%s\">%s</label><select id=\"%s\" name=\"%s\">",
                name, label, name, name);
        html.markup("<option value=\"\">any</option>");
        options.forEach(
                (value, words) -> html.format("<option value=\"%s\">%s</option>", value, words));
        html.markup("</select></div>");
        return this;
    }

    /// Those alone whose `data-` attribute of this name is `true`.
    HtmlFilter only(String name, String label) {
        html.format(
                "<div><label><input id=\"%s\" name=\"%s\" type=\"checkbox\" value=\"true\"> %s"
                        + "</label></div>",
                name, name, label);
        return this;
    }

    /// A button that opens all that is folded.
    HtmlFilter opener(String label) {
        html.format("<div><button id=\"open\" type=\"button\">%s</button></div>", label);
        return this;
    }

    void end() {
        html.markup("<p id=\"count\" role=\"status\" class=\"dim\"></p></form>");
        html.markup("<p id=\"none\" class=\"dim\" hidden>None of them matches.</p>");
    }
}
