package io.rangekeeper.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.cidr.Family;
import io.rangekeeper.feed.Catalogue;
import io.rangekeeper.feed.FeedFetcher;
import io.rangekeeper.feed.RecordedDocuments;
import io.rangekeeper.feed.Snapshots;
import io.rangekeeper.testing.Fetchers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Real documents of AWS and Google; the figures were computed by other means.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordedFeedsTest {
    private static final Path FOLDER = Path.of("..", "shared", "feeds", "recorded");

    private final Catalogue catalogue = Catalogue.builtIn();
    private final Resolver resolver = new Resolver(catalogue, Map.of());
    private Snapshots snapshots = Snapshots.NONE;

    @BeforeAll
    void read() throws InterruptedException {
        assumeTrue(
                Files.isDirectory(FOLDER), "the recorded documents are not beside this checkout");
        snapshots =
                Fetchers.of(catalogue, new RecordedDocuments(FOLDER), Duration.ofMinutes(2))
                        .fetch(List.of("aws", "gcp"), FeedFetcher.Progress.NONE)
                        .snapshots();
    }

    record Case(String expression, int ipv4, int ipv6) {}

    static Stream<Case> cases() {
        return Stream.of(
                new Case("aws{service=\"S3\",region=\"us-east-1\"}", 15, 17),
                new Case("aws{service=\"S3\",region=\"us-east-1\",family=\"ipv6\"}", 0, 17),
                new Case("aws{service=\"EC2\"}", 726, 1714),
                new Case("aws{service=\"DYNAMODB\",family=\"ipv4\"}", 28, 0),
                new Case("aws{service=\"AMAZON\"}", 1753, 2107),
                new Case("gcp", 441, 28));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void selectsAsManyCidrsAsWereCountedIndependently(Case example) {
        CidrSet selected = selected(example.expression);

        assertThat(selected.size(Family.IPV4)).isEqualTo(example.ipv4);
        assertThat(selected.size(Family.IPV6)).isEqualTo(example.ipv6);
        assertThat(resolver.check(Expression.parse(example.expression), snapshots)).isEmpty();
    }

    @Test
    void whatIsSubtractedIsGoneAndNothingElse() {
        CidrSet amazon = selected("aws{service=\"AMAZON\"}");
        CidrSet ec2 = selected("aws{service=\"EC2\"}");
        CidrSet others = selected("aws{service=\"AMAZON\"} unless aws{service=\"EC2\"}");

        assertThat(others.overlaps(ec2)).isFalse();
        assertThat(others.union(ec2)).isEqualTo(amazon.union(ec2));
    }

    @Test
    void aMisspeltServiceAndRegionAreNamed() {
        Expression expression = Expression.parse("aws{service=\"EC3\",region=\"us-east1\"}");

        assertThat(resolver.check(expression, snapshots))
                .containsExactly(
                        new Finding(13, "no range has the service \"EC3\"; did you mean \"EC2\"?"),
                        new Finding(
                                26,
                                "no range has the region \"us-east1\"; did you mean \"us-east-1\" or \"us-east-2\"?"));
    }

    private CidrSet selected(String expression) {
        Resolution resolution = resolver.resolve(Expression.parse(expression), snapshots);
        return ((Resolution.Resolved) resolution).selected();
    }
}
