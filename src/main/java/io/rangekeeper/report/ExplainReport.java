package io.rangekeeper.report;

import io.rangekeeper.explain.Explanation;
import io.rangekeeper.explain.Explanation.Pods;
import io.rangekeeper.explain.Explanation.Publication;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The words that the answers for people have in common, and the answer for machines.
public final class ExplainReport {
    /// What an answer for an earlier time is made of.
    static final String THEN =
            "ranges, and what managed rules select, as they were then; policies as they are now.";

    private ExplainReport() {}

    public static String json(Explanation answer) {
        return JsonReport.write(answer);
    }

    /// What was asked about.
    static String heading(Explanation answer) {
        List<String> addresses = answer.addresses();
        String meant =
                addresses.size() == 1
                        ? addresses.getFirst()
                        : String.join(", ", addresses.subList(0, Math.min(8, addresses.size())))
                                + (addresses.size() > 8
                                        ? " and " + (addresses.size() - 8) + " more"
                                        : "");
        boolean same = meant.equals(answer.asked()) || meant.startsWith(answer.asked() + "/");
        return same ? meant : answer.asked() + " (" + meant + ")";
    }

    /// `service="S3", region="eu-west-1"`; empty where a feed has no attributes.
    static String attributes(Publication publication) {
        return publication.attributes().entrySet().stream()
                .map(ExplainReport::attribute)
                .collect(Collectors.joining(", "));
    }

    private static String attribute(Map.Entry<String, List<String>> attribute) {
        return attribute.getKey() + "=\"" + String.join("\", \"", attribute.getValue()) + "\"";
    }

    static String ranges(List<String> ranges, int more, boolean all) {
        return String.join(", ", ranges)
                + (more > 0 ? " and " + more + " more" : "")
                + (all ? "" : " (a part of it)");
    }

    static String pods(Pods pods) {
        return pods.words() + ", " + pods.direction();
    }

    /// When a rule allows it, after what it allows; nothing where that is now.
    static String when(Explanation.Permission rule) {
        return rule.when().equals("now") ? "" : ", " + time(rule);
    }

    /// When a rule allows it.
    static String time(Explanation.Permission rule) {
        return switch (rule.when()) {
            case "planned" -> "once the plan is carried out";
            case "until" -> "until the plan is carried out";
            case "then" -> "by what it selected then";
            default -> "now";
        };
    }

    static String titled(Publication publication) {
        return publication.document()
                + (publication.title().isEmpty() ? "" : " (" + publication.title() + ")");
    }

    /// What a list says when there is nothing in it.
    static String nobody(Explanation answer) {
        return answer.past()
                ? "No feed that is remembered published any of it at " + answer.at() + "."
                : "No feed that was read publishes any of it.";
    }
}
