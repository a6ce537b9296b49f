package io.rangekeeper.select;

import static io.rangekeeper.select.Published.ALL;
import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.feed.Snapshots;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is said about expressions, with the exact words and columns.
class FindingsTest {
    private static final Resolver RESOLVER =
            Published.resolver(
                    Map.of(
                            "object-storage", "aws{service='S3'} or gcp",
                            "typo", "gcp or aws{servce='S3'}",
                            "lost", "gcp or gpc",
                            "ring", "gcp or @ring-2",
                            "ring-2", "gcp or @ring",
                            "outer", "@typo"));

    record Case(String text, List<Finding> findings) {
        Case(String text, int column, String message) {
            this(text, List.of(new Finding(column, message)));
        }
    }

    static Stream<Case> invalid() {
        return Stream.of(
                new Case("aws2", 1, "feed \"aws2\" does not exist; did you mean aws?"),
                new Case(
                        "slack",
                        1,
                        "feed \"slack\" does not exist: Slack publishes no list of its addresses: allow it by name; tell its requests by their signature, or use Socket Mode, which needs no ingress (https://docs.slack.dev/concepts/security/)"),
                new Case("gcp or  wikis", 9, "feed \"wikis\" does not exist; did you mean wiki?"),
                new Case(
                        "object-storage",
                        1,
                        "feed \"object-storage\" does not exist; did you mean @object-storage?"),
                new Case(
                        "intranet",
                        1,
                        "feed \"intranet\" does not exist; there are @lost, @object-storage, @outer, @ring, @ring-2, @typo, aws, gcp, odd and 2 more"),
                new Case(
                        "@object-store",
                        1,
                        "set @object-store does not exist; did you mean @object-storage?"),
                new Case(
                        "gcp and @aws",
                        9,
                        "set @aws does not exist; the feed is written without the @"),
                new Case(
                        "gcp or @lost",
                        8,
                        "in @lost: column 8: feed \"gpc\" does not exist; did you mean gcp?"),
                new Case(
                        "gcp or @ring",
                        8,
                        "in @ring-2: column 8: set @ring refers to itself: @ring -> @ring-2 -> @ring"),
                new Case(
                        "gpc or\n  ocd",
                        List.of(
                                new Finding(1, "feed \"gpc\" does not exist; did you mean gcp?"),
                                new Finding(10, "feed \"ocd\" does not exist; did you mean odd?"))),
                new Case(
                        "0.0.0.0/0",
                        1,
                        "0.0.0.0/0 is broader than /8, the broadest IPv4 block that an expression may name; the administrator can allow any (guard.allowAny)"),
                new Case(
                        "gcp or 10.0.0.0/7",
                        8,
                        "10.0.0.0/7 is broader than /8, the broadest IPv4 block that an expression may name; the administrator can allow any (guard.allowAny)"),
                new Case(
                        "2000::/18",
                        1,
                        "2000::/18 is broader than /19, the broadest IPv6 block that an expression may name; the administrator can allow any (guard.allowAny)"),
                new Case(
                        "127.0.0.1",
                        1,
                        "127.0.0.1/32 holds addresses of loopback (127.0.0.0/8), which no policy may open"),
                new Case(
                        "169.254.169.254",
                        1,
                        "169.254.169.254/32 holds addresses of link-local (169.254.0.0/16), which no policy may open"),
                new Case(
                        "169.240.0.0/12",
                        1,
                        "169.240.0.0/12 holds addresses of link-local (169.254.0.0/16), which no policy may open; the administrator can allow the rest (guard.allowAny)"),
                new Case(
                        "fe80::1:2",
                        1,
                        "fe80::1:2/128 holds addresses of link-local (fe80::/10), which no policy may open"));
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void whatIsWrongWhateverTheFeedsSay(Case example) {
        assertThat(RESOLVER.validate(Expression.parse(example.text))).isEqualTo(example.findings);
    }

    @ParameterizedTest
    @ValueSource(strings = {"::/19", "64:ff9b::/96", "2002::/19", "::8000:0:0/81"})
    void whatHoldsMoreThanForbiddenSpaceIsTheAdministratorsToAllow(String literal) {
        assertThat(RESOLVER.validate(Expression.parse(literal)))
                .singleElement()
                .extracting(Finding::message)
                .asString()
                .endsWith(
                        "which no policy may open; the administrator can allow the rest (guard.allowAny)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "::",
                "::1",
                "0.0.0.0",
                "64:ff9b::7f00:1",
                "64:ff9b::a9fe:a9fe",
                "2002:7f00:1::",
                "2002:a9fe:a9fe::/48"
            })
    void noLiteralNamesTheMachineItselfOrItsLinkInAnyForm(String literal) {
        assertThat(RESOLVER.validate(Expression.parse(literal)))
                .singleElement()
                .extracting(Finding::message)
                .asString()
                .endsWith("which no policy may open");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.0/8",
                "172.16.0.0/12",
                "192.168.0.0/16",
                "100.64.0.0/10",
                "fd00::/19",
                "2000::/19",
                "169.253.0.0/16",
                "126.0.0.0/8",
                "64:ff9b::808:808",
                "@object-storage",
                "aws{service='S3'} or gcp unless stripe"
            })
    void privateSpaceAndExistingNamesAreValid(String text) {
        assertThat(RESOLVER.validate(Expression.parse(text))).isEmpty();
    }

    static Stream<Case> doubtful() {
        return Stream.of(
                new Case(
                        "aws{servce='S3'}",
                        5,
                        "aws has no attribute \"servce\"; did you mean service? (it has family, region and service)"),
                new Case("gcp{zone!='x'}", 5, "gcp has no attribute \"zone\" (it has family)"),
                new Case(
                        "aws{service='s3'}",
                        13,
                        "no range has the service \"s3\"; did you mean \"S3\"?"),
                new Case(
                        "aws{service!='EC3'}",
                        14,
                        "no range has the service \"EC3\"; did you mean \"EC2\"?"),
                new Case(
                        "aws{region='us-east'}",
                        12,
                        "no range has the region \"us-east\"; did you mean \"us-east-1\"?"),
                new Case(
                        "stripe{list='armada'}",
                        13,
                        "no range has the list \"armada\"; there are \"api\" and \"webhooks\""),
                new Case(
                        "aws{service=''}",
                        13,
                        "no range has the service \"\"; there are \"AMAZON\", \"EC2\" and \"S3\""),
                new Case(
                        "aws{region=~'eu-(east|north)-.'}",
                        13,
                        "no region matches \"eu-(east|north)-.\"; there are \"eu-west-1\" and \"us-east-1\""),
                new Case(
                        "aws{region!~'west'}",
                        13,
                        "no region matches \"west\"; there are \"eu-west-1\" and \"us-east-1\""),
                new Case(
                        "gcp or aws{family='ipv5'}",
                        19,
                        "no range has the family \"ipv5\"; did you mean \"ipv4\" or \"ipv6\"?"),
                new Case("gcp or gcp{family='ipv6'}", 8, "gcp{family=\"ipv6\"} selects no range"),
                new Case(
                        "gcp or aws{service='EC2',region='eu-west-1'}",
                        8,
                        "aws{service=\"EC2\",region=\"eu-west-1\"} selects no range"),
                new Case(
                        "gcp or odd{kind='private'}",
                        8,
                        "odd{kind=\"private\"} selects no range: all that it matches is quarantined"),
                new Case("gcp and stripe", 0, "the expression selects no address"),
                new Case("10.0.0.0/8 unless 10.0.0.0/8", 0, "the expression selects no address"),
                new Case(
                        "aws{servce='S3',region='x'} unless gcp{zone='y'}",
                        List.of(
                                new Finding(
                                        5,
                                        "aws has no attribute \"servce\"; did you mean service? (it has family, region and service)"),
                                new Finding(
                                        24,
                                        "no range has the region \"x\"; there are \"eu-west-1\" and \"us-east-1\""),
                                new Finding(40, "gcp has no attribute \"zone\" (it has family)"))),
                new Case(
                        "gcp or @typo",
                        8,
                        "in @typo: column 12: aws has no attribute \"servce\"; did you mean service? (it has family, region and service)"),
                new Case(
                        "gcp or @outer",
                        8,
                        "in @typo: column 12: aws has no attribute \"servce\"; did you mean service? (it has family, region and service)"));
    }

    @ParameterizedTest
    @MethodSource("doubtful")
    void whatThePublishedRangesSayAgainstAnExpression(Case example) {
        assertThat(RESOLVER.check(Expression.parse(example.text), ALL)).isEqualTo(example.findings);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aws",
                "wiki{product=''}",
                "wiki{product!='jira'}",
                "aws{service=~'S3|EC2',family!='ipv6'}",
                "@object-storage",
                "gcp unless odd{kind='private'}",
                "10.0.0.0/8"
            })
    void nothingIsSaidAgainstWhatSelectsSomething(String text) {
        assertThat(RESOLVER.check(Expression.parse(text), ALL)).isEmpty();
    }

    @Test
    void aFeedThatWasNotWhollyReadIsNotJudged() {
        Snapshots some = Snapshots.of(List.of(Published.STRIPE_API, Published.GCP));

        assertThat(RESOLVER.check(Expression.parse("stripe{list='webhooks'}"), some)).isEmpty();
        assertThat(RESOLVER.check(Expression.parse("stripe{x='y'} and gcp"), some)).isEmpty();
        assertThat(RESOLVER.check(Expression.parse("stripe or gcp{x='y'}"), some))
                .containsExactly(new Finding(15, "gcp has no attribute \"x\" (it has family)"));
    }

    @Test
    void textFromAFeedIsShownWithoutItsControlCharacters() {
        Snapshots hostile =
                Snapshots.of(
                        List.of(
                                Published.snapshot(
                                        "gcp",
                                        Published.group(
                                                Map.of("scope", "a\u001B[31m\n" + "x".repeat(500)),
                                                "34.80.0.0/15"))));

        assertThat(RESOLVER.check(Expression.parse("gcp{scope='b'}"), hostile))
                .singleElement()
                .extracting(Finding::message)
                .asString()
                .startsWith("no range has the scope \"b\"; there are \"a\\u{1B}[31m\\u{A}xxx")
                .hasSizeLessThan(150);
    }
}
