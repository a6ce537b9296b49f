package io.rangekeeper.report;

import io.rangekeeper.feed.Unlisted;

/// A vendor without a feed, for people: why, and what to do instead.
public record VendorReport(Unlisted.Vendor vendor) {
    /// A few lines for a terminal.
    ///
    /// @param width of the terminal, in characters
    public String text(int width) {
        Page page = new Page(width);
        page.prose(0, vendor.name() + ": " + vendor.summary());
        page.prose(2, vendor.advice());
        if (!vendor.docs().isEmpty()) {
            page.data(2, vendor.docs());
        }
        return page.toString();
    }
}
