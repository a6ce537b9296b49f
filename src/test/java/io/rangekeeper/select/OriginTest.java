package io.rangekeeper.select;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.cidr.CidrSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OriginTest {
    @Test
    void addressesAreOfWhomTheSelectorAsksForInItsOwnTerms() {
        assertThat(origins("aws{service='S3', region=~'us-.*|eu-.*', family='ipv4'} or gcp"))
                .containsExactly(
                        "aws {region=us-east-1, service=S3} [52.216.0.0/15]",
                        "aws {region=eu-west-1, service=S3} [52.218.0.0/17]",
                        "gcp {} [34.80.0.0/15]");
        assertThat(origins("aws{service='S3'}"))
                .containsExactly(
                        "aws {service=S3} [52.216.0.0/15, 52.218.0.0/17, 2a05:d050:8000::/40]");
    }

    @Test
    void severalValuesAreOneOrigin() {
        assertThat(origins("wiki{product!='trello'}"))
                .containsExactly(
                        "wiki {product=jira,confluence} [13.52.5.0/25]",
                        "wiki {product=jira} [13.236.8.128/25]",
                        "wiki {} [18.205.93.0/25]");
    }

    @Test
    void whatIsSubtractedIsNoOriginAndNamedSetsAreLookedInto() {
        Expression expression = Expression.parse("@mine unless aws{service='EC2'}");
        Resolution.Resolved resolved =
                (Resolution.Resolved)
                        Published.resolver(Map.of("mine", "aws{service='AMAZON'} or gcp"))
                                .resolve(expression, Published.ALL);

        assertThat(resolved.origins(resolved.selected()).stream().map(OriginTest::text))
                .containsExactly(
                        "aws {service=AMAZON} [52.216.0.0/15, 54.239.0.0/28]",
                        "gcp {} [34.80.0.0/15]");
    }

    @Test
    void whatALiteralNamesOrNobodyPublishesHasNone() {
        Resolution.Resolved resolved = Published.resolved("52.217.0.0/16 or gcp");

        assertThat(resolved.origins(CidrSet.parse("52.217.0.0/16", "34.81.0.0/24")))
                .extracting(OriginTest::text)
                .containsExactly("gcp {} [34.81.0.0/24]");
    }

    private static List<String> origins(String expression) {
        Resolution.Resolved resolved = Published.resolved(expression);
        return resolved.origins(resolved.selected()).stream().map(OriginTest::text).toList();
    }

    private static String text(Origin origin) {
        return origin.feed() + " " + origin.values() + " " + Published.texts(origin.addresses());
    }
}
