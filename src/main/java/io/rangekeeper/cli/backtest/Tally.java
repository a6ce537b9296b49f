package io.rangekeeper.cli.backtest;

import io.rangekeeper.feed.Accepted;
import io.rangekeeper.feed.ReadResult;
import io.rangekeeper.feed.Refused;
import io.rangekeeper.report.Backtest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What came of the documents of a replay.
final class Tally {
    private final List<Backtest.Refused> refused = new ArrayList<>();
    private int documents;
    private int remarked;
    private String lastRemark = "";

    void add(Served document, ReadResult result) {
        documents++;
        switch (result) {
            case Refused(var reason, String detail) ->
                    refused.add(
                            new Backtest.Refused(
                                    document.time(),
                                    document.key().toString(),
                                    document.location(),
                                    reason.label(),
                                    detail));
            case Accepted accepted when !accepted.notes().isEmpty() -> {
                remarked++;
                lastRemark = document.location() + ": " + String.join("; ", accepted.notes());
            }
            case Accepted _ -> {}
        }
    }

    int documents() {
        return documents;
    }

    List<Backtest.Refused> refused() {
        return refused;
    }

    /// Documents are remarked on by the hundred; the last one stands for all.
    Optional<String> note() {
        return remarked == 0
                ? Optional.empty()
                : Optional.of(
                        "%d of %d documents were read with a remark; the last one: %s"
                                .formatted(remarked, documents, lastRemark));
    }
}
