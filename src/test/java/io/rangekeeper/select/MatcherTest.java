package io.rangekeeper.select;

import static io.rangekeeper.select.Published.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rangekeeper.cidr.CidrSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatcherTest {
    private static final String JIRA_AND_CONFLUENCE = "13.52.5.0/25";
    private static final String JIRA = "13.236.8.128/25";
    private static final String TRELLO = "18.184.99.128/25";
    private static final String NO_PRODUCT = "18.205.93.0/25";

    record Case(String matchers, List<String> selected) {
        Case(String matchers, String... selected) {
            this(matchers, List.of(selected));
        }
    }

    static Stream<Case> matchersOfSeveralValues() {
        return Stream.of(
                new Case("product='jira'", JIRA_AND_CONFLUENCE, JIRA),
                new Case("product='confluence'", JIRA_AND_CONFLUENCE),
                new Case("product!='confluence'", JIRA, TRELLO, NO_PRODUCT),
                new Case("product=~'conf.*|trello'", JIRA_AND_CONFLUENCE, TRELLO),
                new Case("product!~'conf.*|trello'", JIRA, NO_PRODUCT),
                new Case("product=''", NO_PRODUCT),
                new Case("product!=''", JIRA_AND_CONFLUENCE, JIRA, TRELLO),
                new Case("product=~'.*'", JIRA_AND_CONFLUENCE, JIRA, TRELLO, NO_PRODUCT),
                new Case("product!~'.*'"),
                new Case("product=~'ir'"),
                new Case("product=~'jir|ira'"),
                new Case("product='jira',product!='confluence'", JIRA),
                new Case("product='Jira'"),
                new Case("product=~'(?i)JIRA',product!~'c.+'", JIRA),
                new Case("team=''", JIRA_AND_CONFLUENCE, JIRA, TRELLO, NO_PRODUCT),
                new Case("team!=''"),
                new Case("family='ipv4'", JIRA_AND_CONFLUENCE, JIRA, TRELLO, NO_PRODUCT),
                new Case("family='ipv6'"));
    }

    @ParameterizedTest
    @MethodSource("matchersOfSeveralValues")
    void selectsTheRangesThatAllMatchersAccept(Case example) {
        assertThat(select("wiki{" + example.matchers + "}"))
                .containsExactlyInAnyOrderElementsOf(example.selected);
    }

    static Stream<Case> families() {
        String ipv4 = "52.218.0.0/17";
        String ipv6 = "2a05:d050:8000::/40";
        return Stream.of(
                new Case("family='ipv4'", ipv4),
                new Case("family!='ipv4'", ipv6),
                new Case("family='ipv6'", ipv6),
                new Case("family!='ipv6'", ipv4),
                new Case("family=~'ipv.'", ipv4, ipv6),
                new Case("family!~'.*6'", ipv4),
                new Case("family='ipv4',family='ipv6'"));
    }

    @ParameterizedTest
    @MethodSource("families")
    void everyOperatorWorksOnTheFamilyThatEveryRangeHas(Case example) {
        assertThat(select("aws{service='S3',region='eu-west-1'," + example.matchers + "}"))
                .containsExactlyElementsOf(example.selected);
    }

    @Test
    void aNegativeMatcherSelectsExactlyTheGroupsThatThePositiveOneDoesNot() {
        List<String> attributes = List.of("product", "team", "family");
        List<String> values =
                List.of("jira", "confluence", "trello", "", "ipv4", "j.*", ".*", ".+o", "x");
        CidrSet whole = Published.resolved("wiki").selected();
        for (String attribute : attributes) {
            for (String value : values) {
                for (String operator : List.of("=%s", "=~%s")) {
                    String positive = attribute + operator.formatted("\"" + value + "\"");
                    String negative =
                            positive.replaceFirst("=~?", operator.contains("~") ? "!~" : "!=");
                    CidrSet selected = Published.resolved("wiki{" + positive + "}").selected();
                    CidrSet others = Published.resolved("wiki{" + negative + "}").selected();

                    assertThat(selected.overlaps(others)).as(positive).isFalse();
                    assertThat(selected.union(others)).as(positive).isEqualTo(whole);
                }
            }
        }
    }

    @Test
    void aPatternThatBacktracksForeverElsewhereIsAnswered() {
        Matcher matcher = new Matcher("a", Matcher.Operator.MATCHES, "(a+)+b|(a|aa)+c|(.*)*d");

        assertThat(matcher.fits("a".repeat(10_000))).isFalse();
        assertThat(matcher.fits("a".repeat(10_000) + "b")).isTrue();
    }

    @ParameterizedTest
    @MethodSource("hugePatterns")
    void aPatternThatWouldUnrollIntoTooManyStepsIsRefused(String pattern) {
        assertThatThrownBy(() -> new Matcher("a", Matcher.Operator.MATCHES, pattern))
                .isInstanceOf(ExpressionException.class)
                .hasMessageEndingWith(
                        " is too large a pattern; make it shorter or its counts smaller");
    }

    static Stream<String> hugePatterns() {
        return Stream.of(
                "(((a{1000}){1000}){1000}){1000}",
                "((a{1,1000}){1,1000}){1,1000}",
                "((a{1000,}){1000,}){1000,}",
                "(a{100}){100}",
                "a{10}".repeat(101),
                "a".repeat(1_001),
                "(".repeat(4_000) + ")".repeat(4_000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[a-z]{2}-[a-z]{4,9}-[0-9]{1,2}",
                "[0-9]{1,3}[.][0-9]{1,3}[.][0-9]{1,3}[.][0-9]{1,3}",
                "(eu|us|ap|sa|ca|me|af|il|mx)-(north|south|central|west|east)+-[0-9]{1,2}[a-z]?"
            })
    void aPatternThatAPersonWouldWriteIsNotTooLarge(String pattern) {
        assertThat(new Matcher("a", Matcher.Operator.MATCHES, pattern).fits("")).isFalse();
    }

    @Test
    void aDotMatchesALineBreakToo() {
        assertThat(new Matcher("a", Matcher.Operator.MATCHES, "x.y").fits("x\ny")).isTrue();
    }

    @Test
    void matchersThatSayTheSameAreEqual() {
        Matcher matcher = new Matcher("a", Matcher.Operator.MATCHES, "x.*");

        assertThat(matcher)
                .isEqualTo(new Matcher("a", Matcher.Operator.MATCHES, "x.*"))
                .isNotEqualTo(new Matcher("a", Matcher.Operator.NOT_MATCHES, "x.*"))
                .isNotEqualTo(new Matcher("b", Matcher.Operator.MATCHES, "x.*"))
                .isNotEqualTo(new Matcher("a", Matcher.Operator.MATCHES, "x"))
                .hasToString("a=~\"x.*\"");
    }
}
