package io.rangekeeper.yaml;

import io.rangekeeper.yaml.Part.Entry;
import io.rangekeeper.yaml.Part.Properties;
import io.rangekeeper.yaml.Part.Style;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/// Builds marked nodes from parser events. The library's own nodes would do but for two things: an
/// alias is no longer told from its anchor there, and a block's end is where the next token begins.
final class YamlParts {
    private static final int MAX_DEPTH = 100;

    private final String text;
    private final YamlEvents events;
    private final int[] offsets;
    private final Map<Anchor, Optional<Part>> anchors = new HashMap<>();

    YamlParts(String text, String file) {
        this.text = text;
        this.events = new YamlEvents(text, file);
        this.offsets = offsets(text);
        events.expect(Event.ID.StreamStart);
    }

    List<Part> documents() {
        List<Part> documents = new ArrayList<>();
        while (events.peek().getEventId() == Event.ID.DocumentStart) {
            events.next();
            anchors.clear();
            documents.add(node(0));
            events.expect(Event.ID.DocumentEnd);
        }
        return documents;
    }

    private Part node(int depth) {
        Event event = events.next();
        if (depth > MAX_DEPTH) {
            throw events.wrong(event, "nested more than " + MAX_DEPTH + " levels deep");
        }
        if (event instanceof AliasEvent alias) {
            return alias(alias);
        }
        NodeEvent start = (NodeEvent) event;
        // Until it is complete the anchor is known but empty: an alias within it is a cycle.
        start.getAnchor().ifPresent(anchor -> anchors.put(anchor, Optional.empty()));
        Part part =
                switch (start) {
                    case ScalarEvent scalar -> scalar(scalar);
                    case SequenceStartEvent sequence -> sequence(sequence, depth);
                    case MappingStartEvent mapping -> mapping(mapping, depth);
                    default -> throw new IllegalStateException("not a node: " + start);
                };
        start.getAnchor().ifPresent(anchor -> anchors.put(anchor, Optional.of(part)));
        return part;
    }

    private Part alias(AliasEvent alias) {
        String name = alias.getAlias().getValue();
        Optional<Part> target = anchors.get(alias.getAlias());
        if (target == null) {
            throw events.wrong(alias, "the alias *" + name + " names no anchor before it");
        }
        return new Part.Alias(
                start(alias),
                end(alias),
                name,
                target.orElseThrow(
                        () -> events.wrong(alias, "the alias *" + name + " contains itself")));
    }

    private Part scalar(ScalarEvent scalar) {
        Style style =
                switch (scalar.getScalarStyle()) {
                    case SINGLE_QUOTED -> Style.SINGLE_QUOTED;
                    case DOUBLE_QUOTED, JSON_SCALAR_STYLE -> Style.DOUBLE_QUOTED;
                    case LITERAL, FOLDED -> Style.BLOCK;
                    case PLAIN -> Style.PLAIN;
                };
        int start = start(scalar);
        int end = end(scalar);
        if (style == Style.BLOCK) {
            end = start + text.substring(start, end).stripTrailing().length();
        }
        return new Part.Scalar(
                start, end, properties(scalar, scalar.getTag()), style, scalar.getValue());
    }

    private Part sequence(SequenceStartEvent begin, int depth) {
        List<Part> items = new ArrayList<>();
        while (events.peek().getEventId() != Event.ID.SequenceEnd) {
            items.add(node(depth + 1));
        }
        int closed = end(events.next());
        int end = begin.isFlow() || items.isEmpty() ? closed : items.getLast().end();
        return new Part.Sequence(
                start(begin), end, properties(begin, begin.getTag()), begin.isFlow(), items);
    }

    private Part mapping(MappingStartEvent begin, int depth) {
        List<Entry> entries = new ArrayList<>();
        while (events.peek().getEventId() != Event.ID.MappingEnd) {
            Part key = node(depth + 1);
            entries.add(new Entry(key, node(depth + 1)));
        }
        int closed = end(events.next());
        // A bare pair in a flow sequence has no brace to begin with, and "ends" with the comma.
        boolean braces = begin.isFlow() && end(begin) > start(begin);
        int end = braces || entries.isEmpty() ? closed : entries.getLast().value().end();
        return new Part.Mapping(
                start(begin), end, properties(begin, begin.getTag()), begin.isFlow(), entries);
    }

    private static Properties properties(NodeEvent event, Optional<String> tag) {
        String anchor = event.getAnchor().map(Anchor::getValue).orElse("");
        return new Properties(anchor, tag.orElse(""));
    }

    private int start(Event event) {
        return offset(event.getStartMark());
    }

    private int end(Event event) {
        return offset(event.getEndMark());
    }

    private int offset(Optional<Mark> mark) {
        int index = mark.orElseThrow().getIndex();
        return offsets.length == 0 ? index : offsets[index];
    }

    /// The library counts code points. Empty where these are the chars.
    private static int[] offsets(String text) {
        int count = text.codePointCount(0, text.length());
        if (count == text.length()) {
            return new int[0];
        }
        int[] offsets = new int[count + 1];
        for (int i = 0; i < count; i++) {
            offsets[i + 1] = text.offsetByCodePoints(offsets[i], 1);
        }
        return offsets;
    }
}
