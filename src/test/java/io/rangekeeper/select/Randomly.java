package io.rangekeeper.select;

import io.rangekeeper.cidr.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Random expressions from a seed, which every failing assertion shows. Another one is tried with
/// `-Drangekeeper.seed=`.
final class Randomly {
    static final long SEED = Long.getLong("rangekeeper.seed", 20_260_801L);

    private static final List<String> VALUES =
            List.of(
                    "",
                    "S3",
                    "eu-west-1",
                    "a\"b",
                    "a'b",
                    "back\\slash",
                    "two\nlines",
                    "\ttab",
                    "é😀");
    private static final List<String> PATTERNS =
            List.of("", ".*", "eu-(west|central)-1", "\\d+", "[\"']", "a\nb", "(?i)s3", "x{2,5}");
    private static final List<String> NAMES =
            List.of("aws", "gcp", "a", "or-not", "an", "unless1", "x--9-");
    private static final List<String> ATTRIBUTES =
            List.of("region", "a", "fooBar_9", "or", "unless");
    private static final List<String> BLOCKS =
            List.of(
                    "10.0.0.0/8",
                    "192.0.2.7/32",
                    "2001:db8::/32",
                    "2001:db8::1/128",
                    "172.16.0.0/12");

    private final Random random;

    Randomly() {
        this.random = new Random(SEED);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    Expression expression(int depth) {
        if (depth == 0 || below(4) == 0) {
            return operand();
        }
        Expression left = expression(depth - 1);
        Expression right = expression(depth - 1);
        return switch (below(3)) {
            case 0 -> new Expression.Union(left, right);
            case 1 -> new Expression.Intersection(left, right);
            default -> new Expression.Difference(left, right);
        };
    }

    private Expression operand() {
        return switch (below(4)) {
            case 0 -> new Expression.Literal(Cidr.parse(of(BLOCKS)));
            case 1 -> new Expression.Reference(of(NAMES));
            default -> new Expression.Selector(of(NAMES), matchers());
        };
    }

    private List<Matcher> matchers() {
        List<Matcher> matchers = new ArrayList<>();
        for (int count = below(4); count > 0; count--) {
            Matcher.Operator operator = of(List.of(Matcher.Operator.values()));
            String value = of(operator.isPattern() ? PATTERNS : VALUES);
            matchers.add(new Matcher(of(ATTRIBUTES), operator, value));
        }
        return matchers;
    }
}
