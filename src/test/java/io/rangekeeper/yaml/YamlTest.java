package io.rangekeeper.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class YamlTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    record Value(String yaml, String json) {}

    static Stream<Value> values() {
        return Stream.of(
                new Value("", "null"),
                new Value("# nothing but a comment", "null"),
                new Value("---", "null"),
                new Value("~", "null"),
                new Value("no", "\"no\""),
                new Value("012", "12"),
                new Value("0o14", "12"),
                new Value("0xC", "12"),
                new Value("+12", "12"),
                new Value("1_000", "\"1_000\""),
                new Value("12:30", "\"12:30\""),
                new Value("2147483648", "2147483648"),
                new Value("9223372036854775808", "9223372036854775808"),
                new Value("1.5", "1.5"),
                new Value("1e3", "1000.0"),
                new Value("\"12\"", "\"12\""),
                new Value("!!str 12", "\"12\""),
                new Value("! 12", "\"12\""),
                new Value("True", "true"),
                new Value("FALSE", "false"),
                new Value("tRue", "\"tRue\""),
                new Value("2026-01-01", "\"2026-01-01\""),
                new Value("2001:db8::/32", "\"2001:db8::/32\""),
                new Value("[1, {a: b}, ]", "[1, {\"a\": \"b\"}]"),
                new Value("a:\n- b\n- c: d\n", "{\"a\": [\"b\", {\"c\": \"d\"}]}"),
                new Value("a: |\n  one\n  two\n", "{\"a\": \"one\\ntwo\\n\"}"),
                new Value("a: &x [1]\nb: *x\n", "{\"a\": [1], \"b\": [1]}"),
                new Value("{&k a: 1, b: *k}", "{\"a\": 1, \"b\": \"a\"}"),
                new Value("080: x", "{\"080\": \"x\"}"),
                new Value("\"<<\": x", "{\"<<\": \"x\"}"),
                new Value("a: 1\r\nb: 2\r\n", "{\"a\": 1, \"b\": 2}"),
                new Value("\uFEFFa: 1", "{\"a\": 1}"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void aTextIsReadAsTheCoreSchemaSays(Value value) throws Exception {
        assertThat(Yaml.read(value.yaml, "f.yaml").toString())
                .isEqualTo(JSON.readTree(value.json).toString());
    }

    record Mistake(String yaml, String message) {}

    static Stream<Mistake> mistakes() {
        return Stream.of(
                new Mistake("a: 1\nb: 2\na: 3\n", "f.yaml:3:1: the key \"a\" stands here twice"),
                new Mistake("{a: 1, 'a': 2}", "f.yaml:1:8: the key \"a\" stands here twice"),
                new Mistake("a: *x", "f.yaml:1:4: the alias *x names no anchor before it"),
                new Mistake("a: &x [*x]", "f.yaml:1:8: the alias *x contains itself"),
                new Mistake("[a]: b", "f.yaml:1:1: a key must be a scalar"),
                new Mistake(
                        "a: &x {b: c}\nd:\n  <<: *x\n",
                        "f.yaml:3:3: merge keys (<<) are not YAML 1.2: write out what is merged"),
                new Mistake("a: !Ref b", "f.yaml:1:4: the tag \"!Ref\" has no meaning here"),
                new Mistake(
                        "!!set {a}",
                        "f.yaml:1:1: the tag \"tag:yaml.org,2002:set\" has no meaning here"),
                new Mistake(
                        "a: 1\n---\nb: 2\n",
                        "f.yaml:2:1: a second document begins, but only one is expected"),
                new Mistake(
                        "a: 1\nb: \u0000",
                        "f.yaml:2:4: the character U+0000 is not allowed in YAML"),
                new Mistake("a: b: c", "f.yaml:1:5: mapping values are not allowed here"),
                new Mistake("[".repeat(200), "f.yaml:1:102: nested more than 100 levels deep"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsReportedWithItsPosition(Mistake mistake) {
        assertThatThrownBy(() -> Yaml.read(mistake.yaml, "f.yaml"))
                .isInstanceOf(YamlException.class)
                .hasMessage(mistake.message);
    }

    @Test
    void everyPrefixOfATextIsReadOrRefusedAndNothingElse() {
        String text =
                "a: &x [1, 'two', \"th\\u0072ee\"]\nb: {c: *x, d: |\n  text\n}\n--- # next\n- ~\n";
        for (int end = 0; end <= text.length(); end++) {
            String prefix = text.substring(0, end);
            try {
                assertThat(Yaml.readAll(prefix, "f.yaml")).isNotNull();
            } catch (YamlException e) {
                assertThat(e).hasMessageMatching("f\\.yaml:\\d+:\\d+: .+");
            }
        }
    }

    @Test
    void aliasesDoNotExpandWithoutBound() {
        StringBuilder bomb = new StringBuilder("l0: &l0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\n");
        for (int level = 1; level <= 9; level++) {
            bomb.append("l%d: &l%d [".formatted(level, level))
                    .append(("*l" + (level - 1) + ", ").repeat(10))
                    .append("]\n");
        }

        assertThatThrownBy(() -> Yaml.read(bomb.toString(), "f.yaml"))
                .isInstanceOf(YamlException.class)
                .hasMessageEndingWith(": aliases expand to more than 100000 nodes");
    }

    @Test
    void aTextThatIsTooLongIsRefused() {
        String text = "a: " + "x".repeat(17 * 1024 * 1024);

        assertThatThrownBy(() -> Yaml.read(text, "f.yaml"))
                .isInstanceOf(YamlException.class)
                .hasMessage("f.yaml:1:1: longer than 16777216 characters");
    }

    @Test
    void aCopyMadeByAnAliasIsItsOwn() {
        JsonNode read = Yaml.read("a: &x [1]\nb: *x\n", "f.yaml");

        assertThat(read.get("a")).isEqualTo(read.get("b")).isNotSameAs(read.get("b"));
    }

    @Test
    void documentsKeepTheirOrderAndEmptyOnesTheirPlace() {
        List<JsonNode> documents = Yaml.readAll("a: 1\n---\n---\n- b\n...\n", "f.yaml");

        assertThat(documents)
                .extracting(JsonNode::toString)
                .containsExactly("{\"a\":1}", "null", "[\"b\"]");
    }
}
