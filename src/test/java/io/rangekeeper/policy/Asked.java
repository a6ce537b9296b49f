package io.rangekeeper.policy;

import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// Random range expressions with their meaning as sets of [Atoms].
sealed interface Asked {
    /// What `@usual` stands for.
    static Asked usual() {
        return new OfFeed("alpha", "=", Set.of("a"));
    }

    /// `feed{k="a"}`, `feed{k!="a"}`, `feed{k=~"a|b"}`, or the whole feed.
    record OfFeed(String feed, String operator, Set<String> values) implements Asked {
        public OfFeed {
            values = new TreeSet<>(values);
        }

        boolean selects(Owners.Group group) {
            return switch (operator) {
                case "" -> true;
                case "!=" -> !values.contains(group.value());
                default -> values.contains(group.value());
            };
        }
    }

    record Block(String cidr) implements Asked {}

    record Usual() implements Asked {}

    record Combined(Asked left, String operator, Asked right) implements Asked {}

    static Asked random(RandomGenerator random, int depth) {
        if (depth > 0 && random.nextInt(3) > 0) {
            List<String> operators = List.of("or", "or", "and", "unless");
            return new Combined(
                    random(random, depth - 1),
                    operators.get(random.nextInt(4)),
                    random(random, depth - 1));
        }
        String feed = Owners.FEEDS.get(random.nextInt(3));
        return switch (random.nextInt(8)) {
            case 0 -> new Block(Atoms.block(random));
            case 1 -> new Usual();
            case 2 -> new OfFeed(feed, "=", Set.of("a"));
            case 3 -> new OfFeed(feed, "!=", Set.of("b"));
            case 4 -> new OfFeed(feed, "=~", Set.of("a", "c"));
            default -> new OfFeed(feed, "", Set.of());
        };
    }

    /// As a user may write it; the spelling is a matter of taste.
    default String text(RandomGenerator taste) {
        String space = " \n\t ".substring(taste.nextInt(3)).substring(0, 1);
        char quote = taste.nextBoolean() ? '"' : '\'';
        return switch (this) {
            case OfFeed(String feed, String operator, Set<String> values) ->
                    operator.isEmpty()
                            ? feed + (taste.nextBoolean() ? "" : "{" + space + "}")
                            : feed
                                    + "{"
                                    + space
                                    + "k"
                                    + operator
                                    + quote
                                    + String.join("|", values)
                                    + quote
                                    + "}";
            case Block(String cidr) -> cidr;
            case Usual() -> "@usual";
            case Combined(Asked left, String operator, Asked right) ->
                    "("
                            + space
                            + left.text(taste)
                            + ")"
                            + space
                            + operator
                            + space
                            + "("
                            + right.text(taste)
                            + ")";
        };
    }

    /// The feeds that it refers to.
    default SortedSet<String> feeds() {
        SortedSet<String> feeds = new TreeSet<>();
        switch (this) {
            case OfFeed of -> feeds.add(of.feed());
            case Block block -> {}
            case Usual() -> feeds.addAll(usual().feeds());
            case Combined(Asked left, String operator, Asked right) -> {
                feeds.addAll(left.feeds());
                feeds.addAll(right.feeds());
            }
        }
        return feeds;
    }

    /// The addresses that it stands for.
    ///
    /// @param published by feed
    default long selected(Function<String, List<Owners.Group>> published) {
        return selected(published, false);
    }

    /// What it does not exclude by itself, whatever its feeds publish on the added side.
    default long possible(Function<String, List<Owners.Group>> published, boolean subtracted) {
        return switch (this) {
            case OfFeed of -> subtracted ? selected(published, true) : Atoms.ALL;
            case Block block -> selected(published, subtracted);
            case Usual() -> usual().possible(published, subtracted);
            case Combined(Asked left, String operator, Asked right) -> {
                long one = left.possible(published, subtracted);
                long other = right.possible(published, subtracted != operator.equals("unless"));
                yield switch (operator) {
                    case "or" -> one | other;
                    case "and" -> one & other;
                    default -> one & ~other;
                };
            }
        };
    }

    /// What is subtracted takes what is quarantined with it.
    default long selected(Function<String, List<Owners.Group>> published, boolean subtracted) {
        return switch (this) {
            case OfFeed of ->
                    published.apply(of.feed()).stream()
                            .filter(of::selects)
                            .mapToLong(group ->
                                    group.ranges() | (subtracted ? group.quarantined() : 0))
                            .reduce(0, (one, other) -> one | other);
            case Block(String cidr) -> Atoms.of(cidr);
            case Usual() -> usual().selected(published, subtracted);
            case Combined(Asked left, String operator, Asked right) ->
                    switch (operator) {
                        case "or" ->
                                left.selected(published, subtracted)
                                        | right.selected(published, subtracted);
                        case "and" ->
                                left.selected(published, subtracted)
                                        & right.selected(published, subtracted);
                        default ->
                                left.selected(published, subtracted)
                                        & ~right.selected(published, !subtracted);
                    };
        };
    }
}
