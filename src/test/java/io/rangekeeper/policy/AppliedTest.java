package io.rangekeeper.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rangekeeper.cidr.Family;
import io.rangekeeper.feed.DocumentKey;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AppliedTest {
    private static final ObjectNode POLICY = Given.policy(List.of("10.0.0.0/8"), "egress", "aws");

    private static final Applied.Entry ENTRY =
            new Applied.Entry(
                    "e1",
                    "d1",
                    "x1",
                    "w1",
                    new TreeMap<>(
                            Map.of(
                                    DocumentKey.parse("stripe/api"), "s1",
                                    DocumentKey.parse("aws"), "s2")),
                    new TreeMap<>(Map.of(DocumentKey.parse("aws"), "s3")),
                    Instant.parse("2026-01-02T03:04:05.678Z"),
                    Instant.parse("2026-01-01T02:03:04.567Z"),
                    Optional.of(new TreeMap<>(Map.of(Family.IPV4, new Size(2, BigInteger.TEN)))),
                    new TreeMap<>(
                            Map.of(
                                    Family.IPV6,
                                    new Least(
                                            new Size(3, BigInteger.TWO.pow(127)),
                                            Instant.parse("2026-01-01T00:00:00.9Z")))),
                    2,
                    true);

    private static final Applied APPLIED =
            new Applied(new TreeMap<>(Map.of("egress.tcp-443", ENTRY, "ingress.any", ENTRY)));

    private static final String TEXT = APPLIED.toJson(PolicyJson.read(POLICY));

    @Test
    void whatIsWrittenIsRead() {
        assertThat(read(TEXT)).isEqualTo(APPLIED);
    }

    @Test
    void theTextIsSortedAndToTheSecond() {
        String entry =
                "{\"expression\":\"e1\",\"written\":\"w1\",\"at\":\"2026-01-02T03:04:05Z\","
                        + "\"sets\":\"d1\",\"except\":\"x1\",\"since\":\"2026-01-01T02:03:04Z\","
                        + "\"size\":{\"ipv4\":\"2 10\"},"
                        + "\"least\":{\"ipv6\":\"3 170141183460469231731687303715884105728 2026-01-01T00:00:00Z\"},\"spent\":2,\"adopting\":true,"
                        + "\"from\":{\"aws\":\"s2\",\"stripe/api\":\"s1\"},\"read\":{\"aws\":\"s3\"}}";
        assertThat(TEXT)
                .isEqualTo(
                        "{\"v\":1,\"namespace\":\"shop\",\"name\":\"pay\",\"uid\":\"u1\","
                                + "\"rules\":{\"egress.tcp-443\":%s,\"ingress.any\":%s}}",
                        entry, entry);
    }

    record Copy(String name, String field, String value) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Copy> copies() {
        return Stream.of(
                new Copy("made again under the same name", "uid", "u2"),
                new Copy("copied to another namespace", "namespace", "other"),
                new Copy("copied under another name", "name", "other"));
    }

    @ParameterizedTest
    @MethodSource("copies")
    void aCopyWasNotWrittenByUs(Copy copy) {
        ObjectNode policy = Given.with(POLICY, "applied", TEXT);
        policy.withObjectProperty("metadata").put(copy.field(), copy.value());
        assertThat(Applied.of(PolicyJson.read(policy))).isEqualTo(Applied.none());
    }

    record Damage(String name, UnaryOperator<String> done) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Damage> damages() {
        return Stream.of(
                new Damage("emptied", text -> ""),
                new Damage("no JSON", text -> "yes"),
                new Damage("no object", text -> "[]"),
                new Damage("cut", text -> text.substring(0, text.length() - 1)),
                new Damage("trailing text", text -> text + "{}"),
                new Damage("a newer version", text -> text.replace("\"v\":1", "\"v\":2")),
                new Damage("no version", text -> text.replace("\"v\":1,", "")),
                new Damage(
                        "a key twice", text -> text.replace("{\"v\":1", "{\"uid\":\"u1\",\"v\":1")),
                new Damage("a rule twice", text -> text.replace("ingress.any", "egress.tcp-443")),
                new Damage(
                        "no expression", text -> text.replaceFirst("\"expression\":\"e1\",", "")),
                new Damage("no hash", text -> text.replaceFirst("\"written\":\"w1\",", "")),
                new Damage("a hash that is no text", text -> text.replaceFirst("\"w1\"", "1")),
                new Damage("no time", text -> text.replaceFirst("2026-01-02T03:04:05Z", "now")),
                new Damage("no documents", text -> text.replaceFirst("\"from\":", "\"of\":")),
                new Damage(
                        "documents that are no object",
                        text -> text.replaceFirst("\"from\":\\{[^}]*\\}", "\"from\":\"aws\"")),
                new Damage(
                        "current documents that are no object",
                        text -> text.replaceFirst("\"read\":\\{[^}]*\\}", "\"read\":\"aws\"")),
                new Damage("a size that is none", text -> text.replaceFirst("\"3 170", "\"3 -170")),
                new Damage(
                        "a document without a hash", text -> text.replaceFirst("\"s2\"", "null")),
                new Damage("longer than it may be", text -> text + " ".repeat(4_096)));
    }

    @ParameterizedTest
    @MethodSource("damages")
    void whatIsDamagedCountsAsAbsent(Damage damage) {
        assertThat(damage.done().apply(TEXT)).isNotEqualTo(TEXT);
        assertThat(read(damage.done().apply(TEXT))).isEqualTo(Applied.none());
    }

    @Test
    void unknownKeysDoNoHarm() {
        assertThat(read(TEXT.replace("\"v\":1", "\"v\":1,\"spent\":[]"))).isEqualTo(APPLIED);
    }

    @Test
    void whatOwnersMakeItLongerByIsLeftOutWhereItWouldBeTooLong() {
        List<String> fitting =
                IntStream.rangeClosed(1, 40)
                        .mapToObj(AppliedTest::text)
                        .filter(text -> text.length() <= Applied.MAX_LENGTH)
                        .toList();

        assertThat(fitting.getFirst()).contains("\"read\"", "\"least\"", "\"size\"");
        assertThat(fitting)
                .anyMatch(text -> text.contains("\"size\"") && !text.contains("\"least\""));
        assertThat(fitting.getLast())
                .contains("\"since\"", "\"spent\"")
                .doesNotContain("\"read\"", "\"least\"", "\"size\"");
        assertThat(read(fitting.getLast()).rules()).hasSize(fitting.size());
    }

    private static String text(int entries) {
        TreeMap<String, Applied.Entry> rules = new TreeMap<>();
        for (int port = 1; port <= entries; port++) {
            rules.put("egress.tcp-" + port, ENTRY);
        }
        return new Applied(rules).toJson(PolicyJson.read(POLICY));
    }

    private static Applied read(String text) {
        return Applied.of(PolicyJson.read(Given.with(POLICY, "applied", text)));
    }
}
