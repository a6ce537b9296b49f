package io.rangekeeper.controller.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/// A range expression, with its text for the product and its meaning for the model.
sealed interface Asked {
    /// Every feed and its documents.
    Map<String, List<String>> FEEDS =
            Map.of(
                    "alpha", List.of("alpha"),
                    "beta", List.of("beta/x", "beta/y"),
                    "gamma", List.of("gamma"));

    /// Every document of all feeds.
    List<String> DOCUMENTS = List.of("alpha", "beta/x", "beta/y", "gamma");

    /// What ranges of a feed stand for.
    interface Meaning {
        /// All its addresses.
        ///
        /// @param subtracted whether it stands right of `unless` an odd number of times
        long of(Selector selector, boolean subtracted);
    }

    /// Ranges of a feed.
    ///
    /// @param matcher as it stands between the braces: empty, `k="a"`, `k!="a"`, `family="ipv4"`
    record Selector(String feed, String matcher) implements Asked {
        boolean accepts(String value) {
            return !matcher.startsWith("k") || matcher.contains("!") != value().equals(value);
        }

        long family() {
            return switch (matcher) {
                case "family=\"ipv4\"" -> Universe.IPV4;
                case "family=\"ipv6\"" -> Universe.IPV6;
                default -> Universe.ALL;
            };
        }

        /// The value of `k` that some range has to have, lest it be a mistake; empty where none is
        /// named.
        String value() {
            return matcher.startsWith("k") ? matcher.split("\"", -1)[1] : "";
        }
    }

    /// A block by itself.
    ///
    /// @param atoms all that the block holds of the universe
    record Literal(String block, long atoms) implements Asked {}

    /// The set `@usual`.
    record Usual() implements Asked {}

    /// Two of them, with parentheses around.
    ///
    /// @param operator `or`, `and` or `unless`
    record Combined(Asked left, String operator, Asked right) implements Asked {}

    default String text() {
        return switch (this) {
            case Selector(String feed, String matcher) ->
                    matcher.isEmpty() ? feed : feed + "{" + matcher + "}";
            case Literal literal -> literal.block();
            case Usual() -> "@usual";
            case Combined(Asked left, String operator, Asked right) ->
                    "(" + left.text() + " " + operator + " " + right.text() + ")";
        };
    }

    /// The addresses that it stands for.
    ///
    /// @param usual what the named set is
    default long selected(Meaning meaning, Asked usual) {
        return selected(meaning, usual, false);
    }

    private long selected(Meaning meaning, Asked usual, boolean subtracted) {
        return switch (this) {
            case Selector selector -> meaning.of(selector, subtracted);
            case Literal literal -> literal.atoms();
            case Usual() -> usual.selected(meaning, usual, subtracted);
            case Combined(Asked left, String operator, Asked right) -> {
                long one = left.selected(meaning, usual, subtracted);
                boolean turned = operator.equals("unless") != subtracted;
                long other = right.selected(meaning, usual, turned);
                yield switch (operator) {
                    case "or" -> one | other;
                    case "and" -> one & other;
                    default -> one & ~other;
                };
            }
        };
    }

    /// All its selectors, those of the named set too.
    default List<Selector> selectors(Asked usual) {
        return switch (this) {
            case Selector selector -> List.of(selector);
            case Literal _ -> List.of();
            case Usual() -> usual.selectors(usual);
            case Combined(Asked left, String _, Asked right) -> {
                List<Selector> all = new ArrayList<>(left.selectors(usual));
                all.addAll(right.selectors(usual));
                yield all;
            }
        };
    }

    default boolean names() {
        return switch (this) {
            case Usual() -> true;
            case Combined(Asked left, String _, Asked right) -> left.names() || right.names();
            case Selector _, Literal _ -> false;
        };
    }

    default SortedSet<String> documents(Asked usual) {
        SortedSet<String> documents = new TreeSet<>();
        selectors(usual).forEach(selector -> documents.addAll(documents(selector.feed())));
        return documents;
    }

    static List<String> documents(String feed) {
        return FEEDS.getOrDefault(feed, List.of());
    }
}
