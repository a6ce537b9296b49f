package io.rangekeeper.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Whose addresses something is about, in words.
final class SourceWords {
    private SourceWords() {}

    /// `Amazon Web Services S3 eu-west-1`.
    static String owner(Report.Source source) {
        return switch (source.kind()) {
            case "published" ->
                    source.owner()
                            + source.attributes().entrySet().stream()
                                    // A service before its regions, as people say it.
                                    .sorted(
                                            java.util.Map.Entry.comparingByKey(
                                                    java.util.Comparator.reverseOrder()))
                                    .map(attribute -> " " + attribute.getValue())
                                    .collect(Collectors.joining());
            case "named" -> "what the expression names itself";
            case "unselected" -> "what the expression does not select";
            default -> "others";
        };
    }

    /// `4,096 IPv4 addresses of Amazon Web Services S3 eu-west-1`, the largest first.
    ///
    /// @param most how many of them; the rest is counted
    static List<String> lines(List<Report.Source> sources, int most) {
        List<String> lines = new ArrayList<>();
        for (Report.Source source : sources.stream().limit(most).toList()) {
            lines.add(Amount.addresses(source.sizes()) + " of " + owner(source));
        }
        if (sources.size() > most) {
            lines.add(Amount.count(sources.size() - most, "more source"));
        }
        return lines;
    }

    /// `gains 4,096 IPv4 addresses of ...; loses 12 IPv4 addresses that their owner withdrew`;
    /// empty where nothing changes.
    static String change(Report.Change change, int most) {
        List<String> parts = new ArrayList<>();
        if (!change.gains().isEmpty()) {
            parts.add("gains " + String.join(", ", lines(change.gains(), most)));
        }
        if (Sizing.isAny(change.losses())) {
            parts.add("loses " + Amount.addresses(change.losses()) + loss(change.cause()));
        }
        return String.join("; ", parts);
    }

    private static String loss(String cause) {
        return switch (cause) {
            case "owner" -> " that their owner does not publish any more";
            case "user" -> " that are not asked for any more";
            case "drift" -> " that somebody opened by hand";
            default -> "";
        };
    }
}
