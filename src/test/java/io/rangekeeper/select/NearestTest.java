package io.rangekeeper.select;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NearestTest {
    private static final List<String> KNOWN =
            List.of(
                    "",
                    "S3",
                    "EC2",
                    "EC2_INSTANCE_CONNECT",
                    "eu-west-1",
                    "eu-west-2",
                    "eu-west-3",
                    "eu-west-4");

    record Case(String text, List<String> nearest) {}

    static Stream<Case> cases() {
        return Stream.of(
                new Case("s3", List.of("S3")),
                new Case("EC", List.of("EC2")),
                new Case("ec2", List.of("EC2", "EC2_INSTANCE_CONNECT")),
                new Case("euwest-2", List.of("eu-west-2", "eu-west-1", "eu-west-3")),
                new Case("lambda", List.of()),
                new Case("", List.of()),
                new Case("x".repeat(8_000), List.of()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void atMostThreeNamesWithinAFewKeystrokesTheNearestFirst(Case example) {
        assertThat(Nearest.to(example.text, KNOWN)).isEqualTo(example.nearest);
    }
}
