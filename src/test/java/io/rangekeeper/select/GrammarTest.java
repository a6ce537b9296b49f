package io.rangekeeper.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the grammar accepts and what it refuses, with the exact words.
class GrammarTest {
    record Accepted(String text, String canonical) {}

    static Stream<Accepted> accepted() {
        return Stream.of(
                new Accepted("gcp", "gcp"),
                new Accepted("gcp{}", "gcp"),
                new Accepted(" gcp { } ", "gcp"),
                new Accepted("a-1-", "a-1-"),
                new Accepted("orchid or android", "orchid or android"),
                new Accepted("aws{service='S3'}", "aws{service=\"S3\"}"),
                new Accepted(
                        "aws { service = \"S3\" ,\n region =~ 'eu-.*' }",
                        "aws{service=\"S3\",region=~\"eu-.*\"}"),
                new Accepted("aws{a!=\"\",b!~'x'}", "aws{a!=\"\",b!~\"x\"}"),
                new Accepted(
                        "aws{or='x',and='y',fooBar_9='z'}",
                        "aws{or=\"x\",and=\"y\",fooBar_9=\"z\"}"),
                new Accepted("aws{a='it\\'s',b=\"it's\"}", "aws{a=\"it's\",b=\"it's\"}"),
                new Accepted("aws{a='say \"hi\"'}", "aws{a=\"say \\\"hi\\\"\"}"),
                new Accepted("aws{a='\\\\d\\n\\t'}", "aws{a=\"\\\\d\\n\\t\"}"),
                new Accepted("aws{a='é😀'}", "aws{a=\"é😀\"}"),
                new Accepted("aws{a='# or { ) @'}", "aws{a=\"# or { ) @\"}"),
                new Accepted("@object-storage", "@object-storage"),
                new Accepted("@ object-storage", "@object-storage"),
                new Accepted("10.0.0.0/8", "10.0.0.0/8"),
                new Accepted("192.0.2.7", "192.0.2.7/32"),
                new Accepted("2001:DB8::/32", "2001:db8::/32"),
                new Accepted("dead:beef::1", "dead:beef::1/128"),
                new Accepted("a or b or c", "a or b or c"),
                new Accepted("a or (b or c)", "a or (b or c)"),
                new Accepted("((a)) or ((b))", "a or b"),
                new Accepted("a or b and c", "a or b and c"),
                new Accepted("a or (b and c)", "a or b and c"),
                new Accepted("(a or b) and c", "(a or b) and c"),
                new Accepted("a and (b or c)", "a and (b or c)"),
                new Accepted("(a and b) unless c", "a and b unless c"),
                new Accepted("a and (b unless c)", "a and (b unless c)"),
                new Accepted("a unless (b unless c)", "a unless (b unless c)"),
                new Accepted("a\tor\r\nb\nunless(c)and(d)", "a or b unless c and d"),
                new Accepted("gcp{}or aws{}", "gcp or aws"),
                new Accepted("(10.0.0.0/8)or(::2)", "10.0.0.0/8 or ::2/128"));
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void isAcceptedAndHasOneCanonicalForm(Accepted example) {
        Expression expression = Expression.parse(example.text);

        assertThat(expression.print()).isEqualTo(example.canonical);
        assertThat(Expression.parse(example.canonical)).isEqualTo(expression);
        assertThat(Expression.parse(example.canonical).hash()).isEqualTo(expression.hash());
    }

    record Refused(String text, int column, String message) {}

    private static final String OPERAND = "expected a feed, @ and a set, a CIDR or \"(\", found ";
    private static final String OPERATOR = "expected and, or, unless or the end, found ";

    static Stream<Refused> refusedShapes() {
        return Stream.of(
                new Refused("", 1, OPERAND + "the end"),
                new Refused(" \n ", 4, OPERAND + "the end"),
                new Refused("or aws", 1, OPERAND + "the operator \"or\""),
                new Refused("aws or", 7, OPERAND + "the end"),
                new Refused("aws unless or gcp", 12, OPERAND + "the operator \"or\""),
                new Refused("aws or 'x'", 8, OPERAND + "the string \"x\""),
                new Refused("aws, gcp", 4, OPERATOR + "\",\""),
                new Refused("aws gcp", 5, OPERATOR + "\"gcp\""),
                new Refused("aws OR gcp", 5, OPERATOR + "\"OR\"; did you mean or?"),
                new Refused("aws unles gcp", 5, OPERATOR + "\"unles\"; did you mean unless?"),
                new Refused("aws || gcp", 5, OPERATOR + "\"|\""),
                new Refused("aws)", 4, OPERATOR + "\")\""),
                new Refused("(aws", 5, "expected and, or, unless or \")\", found the end"),
                new Refused("(aws gcp)", 6, "expected and, or, unless or \")\", found \"gcp\""),
                new Refused("()", 2, OPERAND + "\")\""),
                new Refused("!aws", 1, OPERAND + "\"!\""),
                new Refused("@", 2, "expected the name of a set, found the end"),
                new Refused("@or", 2, "expected the name of a set, found the operator \"or\""),
                new Refused("@10.0.0.0/8", 2, "expected the name of a set, found \"10.0.0.0/8\""),
                new Refused(
                        "é😀 or",
                        1,
                        "\"é\" cannot be the name of a feed: a lower-case letter, then lower-case letters, digits and \"-\""),
                new Refused("a or 😀", 6, OPERAND + "\"😀\""),
                new Refused(
                        "AWS",
                        1,
                        "\"AWS\" cannot be the name of a feed: a lower-case letter, then lower-case letters, digits and \"-\""),
                new Refused(
                        "@Set",
                        2,
                        "\"Set\" cannot be the name of a set: a lower-case letter, then lower-case letters, digits and \"-\""),
                new Refused(
                        "a_b",
                        1,
                        "\"a_b\" cannot be the name of a feed: a lower-case letter, then lower-case letters, digits and \"-\""),
                new Refused(
                        "аws",
                        1,
                        "\"аws\" cannot be the name of a feed: a lower-case letter, then lower-case letters, digits and \"-\""),
                new Refused("aws\u0000", 4, OPERATOR + "\"\\u{0}\""),
                new Refused("aws\u202Eor", 4, OPERATOR + "\"\\u{202E}\""),
                new Refused("aws\u00A0or gcp", 4, OPERATOR + "\"\u00A0\""));
    }

    static Stream<Refused> refusedMatchers() {
        return Stream.of(
                new Refused("aws{", 5, "expected an attribute, found the end"),
                new Refused("aws{,}", 5, "expected an attribute, found \",\""),
                new Refused("aws{a='x',}", 11, "expected an attribute, found \"}\""),
                new Refused("aws{'a'='x'}", 5, "expected an attribute, found the string \"a\""),
                new Refused(
                        "aws{A='x'}",
                        5,
                        "\"A\" is not an attribute: a lower-case letter, then letters, digits and \"_\""),
                new Refused(
                        "aws{a-b='x'}",
                        5,
                        "\"a-b\" is not an attribute: a lower-case letter, then letters, digits and \"_\""),
                new Refused("aws{a}", 6, "expected \"=\", \"!=\", \"=~\" or \"!~\", found \"}\""),
                new Refused(
                        "aws{a!'x'}", 6, "expected \"=\", \"!=\", \"=~\" or \"!~\", found \"!\""),
                new Refused(
                        "aws{a'='x'}",
                        6,
                        "expected \"=\", \"!=\", \"=~\" or \"!~\", found the string \"=\""),
                new Refused("aws{a=='x'}", 7, "expected a value in quotes, found \"=\""),
                new Refused("aws{a=S3}", 7, "expected a value in quotes, found \"S3\""),
                new Refused("aws{a='x' b='y'}", 11, "expected \",\" or \"}\", found \"b\""),
                new Refused("aws{a='x'", 10, "expected \",\" or \"}\", found the end"),
                new Refused("aws{a='x}", 7, "this string has no end; expected a closing '"),
                new Refused("aws{a=\"x\\\"}", 7, "this string has no end; expected a closing \""),
                new Refused("aws{a='x\\", 7, "this string has no end; expected a closing '"),
                new Refused(
                        "aws{a='\\d'}",
                        8,
                        "unknown escape \\d; expected \\\\, \\\", \\', \\n or \\t (a backslash is written \\\\)"),
                new Refused(
                        "aws{a='x\ny'}",
                        9,
                        "U+000A cannot stand in a string; expected a printable character, \\n or \\t"),
                new Refused(
                        "aws{a='x\u202Ey'}",
                        9,
                        "U+202E cannot stand in a string; expected a printable character, \\n or \\t"),
                new Refused(
                        "aws{a='\uD800'}",
                        8,
                        "U+D800 cannot stand in a string; expected a printable character, \\n or \\t"),
                new Refused(
                        "aws{a=~'('}",
                        8,
                        "\"(\" is not a regular expression (RE2): missing closing )"),
                new Refused(
                        "aws{a!~'x(?=y)'}",
                        8,
                        "\"x(?=y)\" is not a regular expression (RE2): invalid or unsupported Perl syntax"),
                new Refused(
                        "aws{a=~'((a{1000}){1000}){1000}'}",
                        8,
                        "\"((a{1000}){1000}){1000}\" is too large a pattern; make it shorter or its counts smaller"));
    }

    @ParameterizedTest
    @MethodSource({"refusedShapes", "refusedMatchers"})
    void isRefusedWithTheColumnAndWhatWasExpected(Refused example) {
        assertThatThrownBy(() -> Expression.parse(example.text))
                .isInstanceOfSatisfying(
                        ExpressionException.class,
                        e -> assertThat(e.column()).isEqualTo(example.column))
                .hasMessage("column " + example.column + ": " + example.message);
    }
}
