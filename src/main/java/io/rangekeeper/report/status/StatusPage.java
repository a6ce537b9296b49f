package io.rangekeeper.report.status;

import gg.jte.TemplateException;
import gg.jte.output.WriterOutput;
import io.rangekeeper.feed.DocumentKey;
import io.rangekeeper.report.PolicySummary;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// All that the page shows: how policies and feeds stand, and what was done. Texts are as they were
/// read; they are made harmless while they are written.
///
/// @param attention policies that need somebody, the worst first: of those that were asked for
/// @param moreAttention how many of them are left out
/// @param feeds those that some policy needs, or that were read before
/// @param otherFeeds how many more the catalogue has
public record StatusPage(
        Instant now,
        Replica replica,
        When since,
        Verdict verdict,
        List<String> troubles,
        List<Count> counts,
        StatusQuery query,
        List<PolicyEntry> attention,
        int moreAttention,
        Listing listing,
        List<FeedEntry> feeds,
        int otherFeeds,
        List<Decision> decisions) {
    /// More would be read by nobody, and a cluster may have thousands.
    static final int CARDS = 25;

    /// How many policies are in a state.
    record Count(Standing standing, int number) {}

    /// The page that shows what a query asks for.
    public static StatusPage of(StatusFacts facts, StatusQuery query) {
        List<PolicySummary> needy =
                facts.policies().stream().filter(PolicyEntry::needsSomebody).toList();
        List<PolicySummary> asked = needy.stream().filter(query::matches).toList();
        Map<String, Integer> needs = needs(facts.policies());
        List<FeedEntry> feeds = feeds(facts, needs);
        int refused =
                (int)
                        feeds.stream()
                                .filter(feed -> feed.policies() > 0 && feed.tone() == Tone.BAD)
                                .count();
        return new StatusPage(
                facts.now(),
                facts.replica(),
                When.of(facts.replica().since(), facts.now()),
                Verdict.of(facts, needy.size(), refused),
                facts.troubles(),
                counts(facts.policies()),
                query,
                asked.stream()
                        .sorted(Comparator.comparingInt(StatusPage::severity))
                        .limit(CARDS)
                        .map(policy -> PolicyEntry.of(policy, facts.now()))
                        .toList(),
                Math.max(0, asked.size() - CARDS),
                Listing.of(facts, query),
                feeds,
                facts.feeds().size() - feeds.size(),
                facts.decisions());
    }

    /// Its style sheet as a Content-Security-Policy names it; nothing else may be loaded.
    public static String style() {
        return StyleSheet.SOURCE;
    }

    /// As HTML. The stream is left open.
    ///
    /// @throws IOException when nobody takes it any more
    public void write(OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        try {
            JtestatusGenerated.render(new CleanOutput(new WriterOutput(writer)), null, this);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (TemplateException e) {
            throw new IOException(e);
        }
        writer.flush();
    }

    When at(Instant time) {
        return When.of(time, now);
    }

    private static int severity(PolicySummary policy) {
        return policy.problems().isEmpty()
                ? Standing.of(policy.state()).map(Standing::ordinal).orElse(0)
                : 0;
    }

    private static List<Count> counts(List<PolicySummary> policies) {
        Map<String, Integer> numbers = new HashMap<>();
        policies.forEach(policy -> numbers.merge(policy.state(), 1, Integer::sum));
        return Stream.of(Standing.values())
                .map(standing -> new Count(standing, numbers.getOrDefault(standing.label(), 0)))
                .filter(count -> count.number() > 0)
                .toList();
    }

    /// How many policies need each feed.
    private static Map<String, Integer> needs(List<PolicySummary> policies) {
        Map<String, Integer> needs = new HashMap<>();
        for (PolicySummary policy : policies) {
            policy.rules().stream()
                    .flatMap(rule ->
                            Stream.concat(rule.documents().stream(), rule.missing().stream()))
                    .map(document -> DocumentKey.parse(document).feed())
                    .distinct()
                    .forEach(feed -> needs.merge(feed, 1, Integer::sum));
        }
        return needs;
    }

    private static List<FeedEntry> feeds(StatusFacts facts, Map<String, Integer> needs) {
        return facts.feeds().stream()
                .map(feed ->
                        FeedEntry.of(
                                feed,
                                needs.getOrDefault(feed.name(), 0),
                                facts.read(),
                                facts.now()))
                .filter(feed ->
                        feed.policies() > 0 || feed.read().isPresent() || !feed.refused().isEmpty())
                .sorted(Comparator.comparing(FeedEntry::tone).thenComparing(FeedEntry::name))
                .toList();
    }
}
