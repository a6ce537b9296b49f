package io.rangekeeper.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A program that says what shape it expects, and is told what stands there instead.
class ShapeFunctionsTest {
    record Surprise(String program, String document, String detail) {
        @Override
        public String toString() {
            return program + " of " + document;
        }
    }

    static Stream<Surprise> surprises() {
        return Stream.of(
                new Surprise(
                        ".p | list",
                        "{\"p\": {\"a\": {}}}",
                        "a list is expected, not object: {\"a\":{}} (at jq .p | list)"),
                new Surprise(
                        ".p | list", "{\"p\": \"x\"}", "a list is expected, not string: \"x\""),
                new Surprise(".p | list", "{\"p\": 7}", "a list is expected, not number: 7"),
                new Surprise(
                        ".p | list", "{\"p\": false}", "a list is expected, not boolean: false"),
                new Surprise(".p | list", "{\"p\": null}", "a list is expected, and there is none"),
                new Surprise(".p | list", "{}", "a list is expected, and there is none"),
                new Surprise(".p | list(1)", "{\"p\": {}}", "a list is expected, not object: {}"),
                new Surprise(
                        ".p | list(2)",
                        "{\"p\": [1]}",
                        "a list of at least 2 is expected, not of 1"),
                new Surprise(".p | list(\"many\")", "{\"p\": []}", "list(n) takes a number"),
                new Surprise(".p | list(-1)", "{\"p\": []}", "list(n) takes a number"),
                new Surprise(".p | list(empty)", "{\"p\": []}", "list(n) takes a number"),
                new Surprise(
                        ".p | entries", "{\"p\": [1]}", "an object is expected, not array: [1]"),
                new Surprise(".p | entries", "{}", "an object is expected, and there is none"));
    }

    @ParameterizedTest
    @MethodSource("surprises")
    void anotherShapeIsRefusedAndNamed(Surprise surprise) {
        assertThatThrownBy(() -> run(surprise.program(), surprise.document()))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.refused().reason()).isEqualTo(Refusal.MALFORMED))
                .hasMessageContaining(surprise.detail());
    }

    @Test
    void aListYieldsItsElements() throws RefusedException {
        assertThat(run(".p | list", "{\"p\": [1, null, {}]}")).isEqualTo("[1, null, {}]");
        assertThat(run(".p | list", "{\"p\": []}")).isEqualTo("[]");
        assertThat(run(".p, .q | list(1)", "{\"p\": [1], \"q\": [2, 3]}")).isEqualTo("[1, 2, 3]");
    }

    @Test
    void aListThatMayBeAbsentIsAnEmptyOneInstead() throws RefusedException {
        assertThat(run(".p // [], .q // [] | list", "{\"q\": [2]}")).isEqualTo("[2]");
    }

    @Test
    void anObjectYieldsItsKeysAndValuesInOrder() throws RefusedException {
        assertThat(run("entries | [.key, .value]", "{\"b\": 1, \"a\": null}"))
                .isEqualTo("[[\"b\",1], [\"a\",null]]");
    }

    private static String run(String program, String document) throws RefusedException {
        return JqProgram.compile(program).run(StrictJson.parse(document)).toString();
    }
}
