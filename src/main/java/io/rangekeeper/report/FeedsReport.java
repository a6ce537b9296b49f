package io.rangekeeper.report;

import io.rangekeeper.feed.Feed;
import io.rangekeeper.feed.FetchedFeeds;
import io.rangekeeper.feed.Unlisted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// All feeds at a glance, and the vendors that have none.
///
/// @param read what came of reading them; empty where nobody asked for it
/// @param now for their age
public record FeedsReport(
        List<Feed> feeds,
        List<Unlisted.Vendor> unlisted,
        Optional<FetchedFeeds> read,
        Instant now) {
    public FeedsReport {
        feeds = List.copyOf(feeds);
        unlisted = List.copyOf(unlisted);
    }

    /// A table with a row for each feed.
    ///
    /// @param width of the terminal, in characters; rows are never broken
    public String text(int width) {
        Page page = new Page(width);
        Table table = new Table();
        table.row(headings());
        feeds.forEach(feed -> table.row(cells(feed)));
        table.write(page, 0);
        writeRefused(page);
        writeUnlisted(page);
        page.blank();
        page.prose(0, "More of one: rangekeeper feeds show NAME");
        return page.toString();
    }

    public String json() {
        return FeedsJson.write(this);
    }

    private List<String> headings() {
        List<String> cells =
                new ArrayList<>(List.of("NAME", "TITLE", "DOCUMENTS", "EVERY", "SEEN"));
        if (read.isPresent()) {
            cells.addAll(List.of("STATE", "AGE", "VERSION", "RANGES"));
        }
        cells.add("ATTRIBUTES");
        return cells;
    }

    private List<String> cells(Feed feed) {
        List<String> cells = new ArrayList<>();
        cells.add(feed.name());
        cells.add(feed.title());
        cells.add(Integer.toString(feed.documents().size()));
        cells.add(feed.rhythm().text());
        cells.add(feed.seen().map(Labels::of).orElse("-"));
        read.map(results -> FeedState.of(feed, results))
                .ifPresent(state ->
                        cells.addAll(
                                List.of(
                                        state.words(),
                                        state.age(now),
                                        state.versions(),
                                        state.ranges())));
        cells.add(String.join(", ", feed.attributes()));
        return cells;
    }

    private void writeRefused(Page page) {
        List<FetchedFeeds.Failure> failures = read.map(FetchedFeeds::failures).orElseGet(List::of);
        if (failures.isEmpty()) {
            return;
        }
        page.blank();
        page.prose(0, "Refused:");
        failures.forEach(failure -> page.prose(2, failure.key() + ": " + failure.detail()));
    }

    private void writeUnlisted(Page page) {
        if (unlisted.isEmpty()) {
            return;
        }
        page.blank();
        page.prose(0, "Without a feed:");
        unlisted.forEach(vendor -> page.prose(2, vendor.name() + ": " + vendor.summary()));
    }
}
