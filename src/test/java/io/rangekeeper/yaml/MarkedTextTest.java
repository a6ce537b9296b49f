package io.rangekeeper.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MarkedTextTest {
    /// @param values the texts of the values of the top-level mapping
    record Case(String name, String text, List<String> values) {
        static Case of(String name, String text, String... values) {
            return new Case(name, text, List.of(values));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource("yaml")
    void aNodeOfYamlEndsWithItsOwnText(Case example) {
        assertThat(values(MarkedText.yaml(example.text, "f"))).isEqualTo(example.values);
    }

    static Stream<Case> yaml() {
        return Stream.of(
                Case.of("scalars", "a: x  # c\nb: 'y'\nc: \"z\"\n", "x", "'y'", "\"z\""),
                Case.of("nothing", "a:\nb: # c\nc:   ", "", "", ""),
                Case.of("an anchor and a tag", "a: &x !!str y\nb: *x\n", "&x !!str y", "*x"),
                Case.of(
                        "block scalars",
                        "a: |\n  x\n\n# c\nb: >-\n  y\n  z",
                        "|\n  x",
                        ">-\n  y\n  z"),
                Case.of("a block mapping", "a:\n  b: c  # d\n# e\nf: g", "b: c", "g"),
                Case.of("a block sequence", "a:\n- b\n- - c  # d\n# e\nf: g", "- b\n- - c", "g"),
                Case.of("braces", "a: {b: c, }  # d\nf: [g, {h: i}]", "{b: c, }", "[g, {h: i}]"),
                Case.of(
                        "long characters",
                        "\ud83d\ude00: \ud83d\ude00\nb: [c]",
                        "\ud83d\ude00",
                        "[c]"),
                Case.of("CRLF", "a: b\r\nc:\r\n- d\r\n", "b", "- d"));
    }

    @ParameterizedTest
    @MethodSource("json")
    void aNodeOfJsonEndsWithItsOwnText(Case example) {
        assertThat(values(MarkedText.json(example.text, "f"))).isEqualTo(example.values);
    }

    static Stream<Case> json() {
        return Stream.of(
                Case.of(
                        "scalars",
                        "{\"a\":-1.5e3,\"b\" : true, \"c\":null}",
                        "-1.5e3",
                        "true",
                        "null"),
                Case.of(
                        "escapes",
                        "{\"a\":\"\\\"\\\\\",\"b\":\"\\ud83d\\ude00\"}",
                        "\"\\\"\\\\\"",
                        "\"\\ud83d\\ude00\""),
                Case.of("tabs", "{\t\"a\"\n\t:\t[ 1 ]\t,\n\"b\":{ }}", "[ 1 ]", "{ }"),
                Case.of(
                        "long characters",
                        "{\"\ud83d\ude00\":\"\ud83d\ude00\",\"b\":1}",
                        "\"\ud83d\ude00\"",
                        "1"));
    }

    @Test
    void aBarePairInAListEndsBeforeTheComma() {
        MarkedText source = MarkedText.yaml("[a: b , c: {d: e}]", "f");
        Part.Sequence list = (Part.Sequence) source.documents().getFirst();

        assertThat(list.items().stream().map(item -> slice(source, item)))
                .containsExactly("a: b", "c: {d: e}");
    }

    @Test
    void placesCountLinesAndCharactersFromOne() {
        MarkedText source = MarkedText.yaml("a: 1\r\n\ud83d\ude00: x\rb: y\n", "f");

        assertThat(source.place(source.text().indexOf('x'))).isEqualTo("f:2:4");
        assertThat(source.place(source.text().indexOf('y'))).isEqualTo("f:3:4");
    }

    record Refused(String text, String message) {}

    @ParameterizedTest
    @MethodSource("refused")
    void aValueIsReadAsStrictlyAsAnyYaml(Refused refused) {
        MarkedText source = MarkedText.yaml(refused.text, "f");

        assertThatExceptionOfType(YamlException.class)
                .isThrownBy(() -> source.value(source.documents().getFirst()))
                .withMessage(refused.message);
    }

    static Stream<Refused> refused() {
        return Stream.of(
                new Refused("a: 1\na: 2", "f:2:1: the key \"a\" stands here twice"),
                new Refused("a: !x 1", "f:1:4: the tag \"!x\" has no meaning here"),
                new Refused("a: !x {}", "f:1:4: the tag \"!x\" has no meaning here"),
                new Refused("? [a]\n: b", "f:1:3: a key must be a scalar"),
                new Refused(
                        "<<: {}",
                        "f:1:1: merge keys (<<) are not YAML 1.2: write out what is merged"));
    }

    @Test
    void aliasesAreFollowedButNotWithoutBounds() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 9; i++) {
            String below = "*a" + (i - 1);
            bomb.append(
                    "a%d: &a%d [%s]\n"
                            .formatted(
                                    i,
                                    i,
                                    String.join(", ", List.of(below, below, below, below, below))));
        }
        MarkedText source = MarkedText.yaml(bomb.toString(), "f");

        assertThatExceptionOfType(YamlException.class)
                .isThrownBy(() -> source.value(source.documents().getFirst()))
                .withMessageContaining("aliases expand to more than 100000 nodes");
        MarkedText small = MarkedText.yaml("a: &a [1]\nb: *a", "f");
        assertThat(small.value(small.documents().getFirst())).hasToString("{\"a\":[1],\"b\":[1]}");
    }

    @Test
    void nestingIsBounded() {
        String deep = "[".repeat(200) + "]".repeat(200);

        assertThatExceptionOfType(YamlException.class)
                .isThrownBy(() -> MarkedText.yaml(deep, "f"))
                .withMessageContaining("nested more than 100 levels deep");
        assertThatExceptionOfType(YamlException.class)
                .isThrownBy(() -> MarkedText.json(deep, "f"))
                .withMessageContaining("nested more than 100 levels deep");
    }

    private static List<String> values(MarkedText source) {
        Part.Mapping mapping = (Part.Mapping) source.documents().getFirst();
        return mapping.entries().stream().map(entry -> slice(source, entry.value())).toList();
    }

    private static String slice(MarkedText source, Part part) {
        return source.text().substring(part.start(), part.end());
    }
}
