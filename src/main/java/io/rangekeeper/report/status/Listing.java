package io.rangekeeper.report.status;

import io.rangekeeper.report.PolicySummary;
import java.util.List;

/// One page of the policies that somebody asked for.
///
/// @param matching how many these are
/// @param page which one this is, from 1
record Listing(List<PolicyEntry> rows, int all, int matching, int page) {
    static final int ROWS = 100;

    /// A page that there is not, or not any more, is the last one.
    static Listing of(StatusFacts facts, StatusQuery query) {
        List<PolicySummary> matching = facts.policies().stream().filter(query::matches).toList();
        int page = Math.min(query.page(), pages(matching.size()));
        return new Listing(
                matching.stream()
                        .skip((long) (page - 1) * ROWS)
                        .limit(ROWS)
                        .map(policy -> PolicyEntry.of(policy, facts.now()))
                        .toList(),
                facts.policies().size(),
                matching.size(),
                page);
    }

    int pages() {
        return pages(matching);
    }

    private static int pages(int matching) {
        return Math.max(1, (matching + ROWS - 1) / ROWS);
    }

    /// The number of the first row.
    int first() {
        return matching == 0 ? 0 : (page - 1) * ROWS + 1;
    }

    int last() {
        return (page - 1) * ROWS + rows.size();
    }
}
