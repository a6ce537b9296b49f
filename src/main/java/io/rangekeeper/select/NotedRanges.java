package io.rangekeeper.select;

import io.rangekeeper.feed.Feed;
import io.rangekeeper.feed.Note;
import io.rangekeeper.feed.RangeGroup;
import java.util.List;
import java.util.Optional;

/// The ranges of a feed that one of its notes is about.
public record NotedRanges(Expression.Selector selector) {
    /// Empty where the note does not say so in matchers: an administrator's own may say anything.
    public static Optional<NotedRanges> of(Feed feed, Note note) {
        if (note.match().isEmpty()) {
            return Optional.of(new NotedRanges(new Expression.Selector(feed.name(), List.of())));
        }
        try {
            return Expression.parse(feed.name() + "{" + note.match() + "}")
                            instanceof Expression.Selector selector
                    ? Optional.of(new NotedRanges(selector))
                    : Optional.empty();
        } catch (ExpressionException e) {
            return Optional.empty();
        }
    }

    /// Whether they are among them.
    public boolean hold(RangeGroup group) {
        return selector.matchers().stream()
                .allMatch(matcher -> matcher.accepts(group.attributes().get(matcher.attribute())));
    }
}
