package io.rangekeeper.report;

import io.rangekeeper.cidr.Cidr;
import io.rangekeeper.feed.Snapshot;
import io.rangekeeper.select.Resolution;
import java.util.List;
import java.util.stream.Collectors;

/// What an expression selects, for people and machines.
///
/// @param expression in its canonical spelling
public record RangesReport(String expression, Resolution.Resolved resolved) {

    /// The components of the JSON, under these names.
    private record Json(
            int version,
            String expression,
            Report.Sizes selects,
            List<String> cidrs,
            List<Report.Part> parts,
            List<Report.Document> documents) {}

    /// One CIDR a line and nothing else, so that it can feed other tools.
    public String list() {
        return resolved.selected().stream().map(cidr -> cidr + "\n").collect(Collectors.joining());
    }

    /// The list, with counts and sources.
    ///
    /// @param width of the terminal, in characters
    public String text(int width) {
        Page page = new Page(width);
        resolved.selected().forEach(cidr -> page.data(0, cidr.toString()));
        page.blank();
        page.data(0, expression);
        page.prose(0, "selects " + Amount.of(selects()));
        for (Resolution.Part part : parts()) {
            page.data(2, part.operand() + ": " + Amount.of(Sizing.of(part.selected())));
        }
        page.blank();
        resolved.from().forEach(snapshot -> Documents.write(document(snapshot), page));
        return page.toString();
    }

    public String json() {
        return JsonReport.write(
                new Json(
                        Report.VERSION,
                        expression,
                        selects(),
                        resolved.selected().stream().map(Cidr::toString).toList(),
                        resolved.parts().stream()
                                .map(part ->
                                        new Report.Part(part.operand(), Sizing.of(part.selected())))
                                .toList(),
                        resolved.from().stream().map(RangesReport::document).toList()));
    }

    private static Report.Document document(Snapshot snapshot) {
        return Documents.of(snapshot, List.of());
    }

    private Report.Sizes selects() {
        return Sizing.of(resolved.selected());
    }

    /// Worth a line each only when there are several.
    private List<Resolution.Part> parts() {
        return resolved.parts().size() > 1 ? resolved.parts() : List.of();
    }
}
