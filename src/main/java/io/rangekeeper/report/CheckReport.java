package io.rangekeeper.report;

import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.feed.Accepted;
import io.rangekeeper.feed.RangeGroup;
import java.util.List;

/// What was read of a document, for somebody who describes a feed.
public record CheckReport(Accepted accepted) {
    /// A few lines for a terminal.
    ///
    /// @param width of the terminal, in characters
    public String text(int width) {
        Page page = new Page(width);
        Documents.write(Documents.of(accepted.snapshot(), accepted.notes()), page);
        page.prose(
                6,
                "%s: %,d malformed and left out, %,d quarantined"
                        .formatted(
                                Amount.count(accepted.entries(), "entry"),
                                accepted.malformed(),
                                accepted.quarantined()));
        page.prose(6, "may enter a policy: " + Amount.of(Sizing.of(ranges())));
        AttributeValues values = AttributeValues.of(List.of(accepted.snapshot()));
        for (String attribute : values.attributes()) {
            page.prose(6, attribute + ":");
            values.write(attribute, page, 8);
        }
        return page.toString();
    }

    private CidrSet ranges() {
        return CidrSet.union(
                accepted.snapshot().groups().stream().map(RangeGroup::ranges).toList());
    }
}
