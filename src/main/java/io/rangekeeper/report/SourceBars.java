package io.rangekeeper.report;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/// How much each policy allows of whom: a bar for each policy, as long as the number of binary
/// digits of its addresses (8 addresses and 16 million would not fit otherwise), coloured by the
/// owners' shares.
final class SourceBars {
    /// More is for the table.
    private static final int MOST = 40;

    private static final int COLOURS = 8;
    private static final int LEFT = 290;
    private static final int WIDTH = 760;
    private static final int ROW = 22;
    private static final int BAR = 14;
    private static final int NAME = 42;

    private final Map<String, Integer> colours = new LinkedHashMap<>();
    private final Function<Report.Sizes, BigInteger> count;

    private record Bar(String name, BigInteger total, Map<String, BigInteger> owners) {}

    private SourceBars(Function<Report.Sizes, BigInteger> count) {
        this.count = count;
    }

    static void write(Report report, Html html) {
        html.markup("<section aria-labelledby=\"reach\"><h2 id=\"reach\">What is allowed</h2>");
        html.markup(
                "<p class=\"dim\">Addresses by policy and owner, once the plan is carried out. The length of"
                        + " a bar is logarithmic: each step doubles the addresses. The shares in it are not.</p>");
        new SourceBars(sizes -> sizes.ipv4().addresses()).chart(report, "IPv4 addresses", html);
        new SourceBars(sizes -> sizes.ipv6().addresses()).chart(report, "IPv6 addresses", html);
        html.markup("</section>");
    }

    private void chart(Report report, String title, Html html) {
        List<Bar> bars =
                report.policies().stream()
                        .map(this::bar)
                        .filter(bar -> bar.total().signum() > 0)
                        .sorted(Comparator.comparing(Bar::total).reversed())
                        .toList();
        if (bars.isEmpty()) {
            return;
        }
        List<Bar> shown = bars.stream().limit(MOST).toList();
        shown.forEach(bar -> bar.owners().keySet().forEach(this::colour));
        html.format("<figure><figcaption>%s</figcaption>", title);
        html.format(
                "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"%s\">",
                "Chart: " + title);
        html.format(
                "<svg viewBox=\"0 0 "
                        + WIDTH
                        + " "
                        + ROW * shown.size()
                        + "\" role=\"img\" aria-label=\"%s\">",
                title + " by policy; the policies below say the same in words");
        int longest = shown.getFirst().total().bitLength();
        for (int i = 0; i < shown.size(); i++) {
            row(html, shown.get(i), i * ROW, longest);
        }
        html.markup("</svg></div>");
        keys(html);
        if (bars.size() > MOST) {
            html.format("<p class=\"dim\">The %s largest of %s policies.</p>", MOST, bars.size());
        }
        html.markup("</figure>");
    }

    private Bar bar(Report.Policy policy) {
        Map<String, BigInteger> owners = new LinkedHashMap<>();
        BigInteger total = BigInteger.ZERO;
        for (Report.Rule rule : policy.rules()) {
            total = total.add(count.apply(rule.outcome().after()));
            for (Report.Source source : rule.outcome().sources()) {
                BigInteger addresses = count.apply(source.sizes());
                if (addresses.signum() > 0) {
                    owners.merge(owner(source), addresses, BigInteger::add);
                }
            }
        }
        return new Bar(policy.qualifiedName(), total, owners);
    }

    private static String owner(Report.Source source) {
        return source.kind().equals("published") ? source.owner() : SourceWords.owner(source);
    }

    private int colour(String owner) {
        return colours.computeIfAbsent(owner, any -> Math.min(colours.size(), COLOURS - 1));
    }

    private void row(Html html, Bar bar, int top, int longest) {
        html.format(
                "<text x=\""
                        + (LEFT - 8)
                        + "\" y=\""
                        + (top + 12)
                        + "\" text-anchor=\"end\">%s</text>",
                cut(bar.name()));
        double whole = (WIDTH - LEFT - 130.0) * bar.total().bitLength() / longest;
        BigInteger sum = bar.owners().values().stream().reduce(BigInteger.ZERO, BigInteger::add);
        double left = LEFT;
        for (Map.Entry<String, BigInteger> owner : bar.owners().entrySet()) {
            double width = whole * owner.getValue().doubleValue() / sum.doubleValue();
            html.format(
                    String.format(
                                    Locale.ROOT,
                                    "<rect class=\"c%d\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\">",
                                    colour(owner.getKey()),
                                    left,
                                    top + 2,
                                    width,
                                    BAR)
                            + "<title>%s</title></rect>",
                    owner.getKey() + ": " + Amount.addresses(owner.getValue()));
            left += width;
        }
        html.format(
                String.format(
                                Locale.ROOT,
                                "<text class=\"quiet\" x=\"%.1f\" y=\"%d\">",
                                left + 6,
                                top + 12)
                        + "%s</text>",
                Amount.addresses(bar.total()));
    }

    private void keys(Html html) {
        html.markup("<ul class=\"keys\">");
        List<String> owners = new ArrayList<>(colours.keySet());
        for (String owner : owners.subList(0, Math.min(owners.size(), COLOURS - 1))) {
            key(html, colour(owner), owner);
        }
        if (owners.size() == COLOURS) {
            key(html, COLOURS - 1, owners.getLast());
        } else if (owners.size() > COLOURS) {
            key(html, COLOURS - 1, Amount.count(owners.size() - COLOURS + 1, "other owner"));
        }
        html.markup("</ul>");
    }

    private static void key(Html html, int colour, String owner) {
        html.format(
                "<li><svg viewBox=\"0 0 10 10\" aria-hidden=\"true\"><rect class=\"c"
                        + colour
                        + "\" width=\"10\" height=\"10\"/></svg>%s</li>",
                owner);
    }

    private static String cut(String name) {
        return name.length() > NAME ? name.substring(0, NAME - 3) + "..." : name;
    }
}
