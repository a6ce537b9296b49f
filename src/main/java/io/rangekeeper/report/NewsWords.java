package io.rangekeeper.report;

import java.util.List;
import java.util.Map;

/// What is new since an earlier report, in words.
final class NewsWords {
    private static final Map<String, String> TITLES =
            Map.of(
                    "appeared", "new",
                    "opened", "allows more",
                    "pods", "is for other pods",
                    "ports", "is for other ports",
                    "asked", "asks for something else",
                    "held", "holds something back",
                    "closed", "allows less",
                    "went", "gone",
                    "state", "stands otherwise");

    private NewsWords() {}

    static String headline(Report.Since since) {
        return since.news().isEmpty()
                ? "Nothing is new since the report of " + since.at() + "."
                : Amount.count(since.news().size(), "thing")
                        + (since.news().size() == 1 ? " is" : " are")
                        + " new since the report of "
                        + since.at()
                        + ":";
    }

    /// `shop/pay egress`: what it is about.
    static String subject(Report.News news) {
        return news.annotation().isEmpty()
                ? news.policy()
                : news.policy() + " " + news.annotation().replaceFirst("^rangekeeper\\.io/", "");
    }

    /// `allows more: 256 IPv4 addresses (11.0.0.0/24)`.
    ///
    /// @param most how many CIDRs are named
    static String what(Report.News news, int most) {
        String title = TITLES.getOrDefault(news.what(), news.what());
        return switch (news.what()) {
            case "opened", "closed" -> title + ": " + amount(news, most) + "; " + step(news);
            case "appeared", "went" ->
                    title + (news.cidrs().isEmpty() ? "" : ": allows " + amount(news, most));
            case "held" -> title + ": " + news.after();
            default -> title + ": " + step(news);
        };
    }

    private static String step(Report.News news) {
        return "was " + text(news.before()) + ", is " + text(news.after());
    }

    private static String text(String value) {
        return value.isBlank() ? "nothing" : value.strip();
    }

    private static String amount(Report.News news, int most) {
        List<String> cidrs = news.cidrs().stream().limit(most).toList();
        int more = news.cidrs().size() - cidrs.size();
        return Amount.addresses(news.sizes())
                + " ("
                + String.join(", ", cidrs)
                + (more > 0 ? " and " + more + " more" : "")
                + ")";
    }
}
