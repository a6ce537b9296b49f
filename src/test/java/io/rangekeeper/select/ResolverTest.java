package io.rangekeeper.select;

import static io.rangekeeper.select.Published.ALL;
import static io.rangekeeper.select.Published.resolved;
import static io.rangekeeper.select.Published.resolver;
import static io.rangekeeper.select.Published.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rangekeeper.feed.DocumentKey;
import io.rangekeeper.feed.Snapshots;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResolverTest {
    @Test
    void aSelectorTakesTheRangesOfAllDocumentsOfItsFeed() {
        assertThat(select("stripe")).containsExactly("3.18.12.63/32", "3.130.192.231/32");
        assertThat(select("stripe{list='api'}")).containsExactly("3.18.12.63/32");
    }

    @Test
    void operatorsActOnAddressesAndNotOnRanges() {
        assertThat(select("aws{service='AMAZON'} unless aws{service='EC2'}"))
                .containsExactly("52.216.0.0/15", "54.239.0.0/28");
        assertThat(select("aws and 52.217.0.0/24")).containsExactly("52.217.0.0/24");
        assertThat(select("52.216.0.0/15 unless 52.216.0.0/16")).containsExactly("52.217.0.0/16");
    }

    @Test
    void aLiteralStandsForItselfWithoutAnyFeed() {
        assertThat(resolved("10.0.0.0/8 or 2001:db8::1").from()).isEmpty();
        assertThat(select("10.0.0.0/8 or 2001:db8::1"))
                .containsExactly("10.0.0.0/8", "2001:db8::1/128");
    }

    @Test
    void quarantinedRangesOpenNothing() {
        assertThat(select("odd")).containsExactly("8.8.8.0/24");
        assertThat(select("odd and 10.0.0.0/8")).isEmpty();
        assertThat(select("10.1.0.0/16 and odd")).isEmpty();
    }

    @Test
    void quarantinedRangesSubtractWhereTheyAreSubtracted() {
        assertThat(select("10.0.0.0/15 unless odd")).containsExactly("10.0.0.0/16");
        assertThat(select("10.0.0.0/15 unless (odd and 10.0.0.0/8)"))
                .containsExactly("10.0.0.0/16");
        assertThat(select("10.0.0.0/15 unless odd{kind='private'}")).containsExactly("10.0.0.0/15");
    }

    @Test
    void whatIsSubtractedFromWhatIsSubtractedIsAddedAgainWithoutItsQuarantine() {
        assertThat(select("10.0.0.0/15 unless (10.0.0.0/15 unless odd)")).isEmpty();
        assertThat(select("10.0.0.0/15 unless (odd unless odd)")).containsExactly("10.0.0.0/16");
    }

    @Test
    void aSetIsTakenOnTheSideOnWhichItIsUsed() {
        Resolver resolver = resolver(Map.of("mine", "odd", "other", "10.0.0.0/15 unless @mine"));

        assertThat(texts(resolver, "@mine")).containsExactly("8.8.8.0/24");
        assertThat(texts(resolver, "@other")).containsExactly("10.0.0.0/16");
        assertThat(texts(resolver, "@other or @mine")).containsExactly("8.8.8.0/24", "10.0.0.0/16");
        assertThat(texts(resolver, "10.0.0.0/15 unless @other")).isEmpty();
    }

    @Test
    void setsOnSetsCostNoMoreThanTheirText() {
        Map<String, String> sets = new HashMap<>();
        sets.put("s0", "gcp");
        for (int i = 1; i <= 200; i++) {
            sets.put("s" + i, "@s%1$d or @s%1$d unless (@s%1$d unless @s%1$d)".formatted(i - 1));
        }
        Resolver resolver = resolver(sets);

        assertThat(texts(resolver, "@s200")).containsExactly("34.80.0.0/15");
        assertThat(resolver.check(Expression.parse("@s200"), ALL)).isEmpty();
    }

    @Test
    void waitsForEveryDocumentThatWasNeverRead() {
        Snapshots some = Snapshots.of(List.of(Published.STRIPE_API));
        Resolver resolver = resolver(Map.of("cloud", "gcp"));
        Expression expression = Expression.parse("stripe{list='api'} or 10.0.0.0/8 unless @cloud");

        assertThat(resolver.resolve(expression, some))
                .isInstanceOfSatisfying(
                        Resolution.Waiting.class,
                        waiting ->
                                assertThat(waiting.missing())
                                        .containsExactly(
                                                DocumentKey.parse("gcp"),
                                                DocumentKey.parse("stripe/webhooks")));
    }

    @Test
    void namesEverySnapshotThatWasLookedAtInTheOrderOfTheirKeys() {
        assertThat(resolved("stripe{list='api'} unless gcp or stripe").from())
                .containsExactly(Published.GCP, Published.STRIPE_API, Published.STRIPE_WEBHOOKS);
    }

    @Test
    void partsAreTheOperandsAsPrintedInTheOrderWritten() {
        Resolver resolver = resolver(Map.of("mine", "gcp or 10.0.0.0/8"));
        Expression expression =
                Expression.parse("stripe{ list='api' } and (10.2.0.0 unless odd) or @mine");

        assertThat(((Resolution.Resolved) resolver.resolve(expression, ALL)).parts())
                .extracting(part -> part.operand() + " " + Published.texts(part.selected()))
                .containsExactly(
                        "stripe{list=\"api\"} [3.18.12.63/32]",
                        "10.2.0.0/32 [10.2.0.0/32]",
                        "odd [8.8.8.0/24, 10.1.0.0/16, 192.168.0.0/16]",
                        "@mine [10.0.0.0/8, 34.80.0.0/15]");
    }

    @Test
    void feedsAreThoseOfTheExpressionAndOfItsSets() {
        Resolver resolver = resolver(Map.of("a", "gcp or @b", "b", "wiki unless @a"));

        assertThat(resolver.feeds(Expression.parse("aws{service='S3'} or @a or 10.0.0.0/8")))
                .containsExactly("aws", "gcp", "wiki");
        assertThat(resolver.feeds(Expression.parse("nowhere or @nothing")))
                .containsExactly("nowhere");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"nowhere", "gcp unless @nothing", "@a", "gcp or 127.0.0.1", "0.0.0.0/1"})
    void anInvalidExpressionIsNeverResolvedNorChecked(String text) {
        Resolver resolver = resolver(Map.of("a", "gcp or @a"));
        Expression expression = Expression.parse(text);

        assertThatThrownBy(() -> resolver.resolve(expression, ALL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(resolver.validate(expression).getFirst().message());
        assertThat(resolver.check(expression, ALL)).isEmpty();
    }

    private static List<String> texts(Resolver resolver, String text) {
        Resolution resolution = resolver.resolve(Expression.parse(text), ALL);
        return Published.texts(((Resolution.Resolved) resolution).selected());
    }
}
