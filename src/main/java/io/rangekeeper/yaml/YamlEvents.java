package io.rangekeeper.yaml;

import java.util.Iterator;
import java.util.Locale;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// The parser's events one by one; its errors become ours, each with its position.
final class YamlEvents {
    private static final int MAX_LENGTH = 16 * 1024 * 1024;

    private final String text;
    private final String file;
    private final Iterator<Event> events;
    private Event upcoming;

    /// @throws YamlException when the text does not begin as YAML does, or is too long
    YamlEvents(String text, String file) {
        this.text = text;
        this.file = file;
        if (text.length() > MAX_LENGTH) {
            throw at(1, 1, "longer than " + MAX_LENGTH + " characters");
        }
        LoadSettings settings =
                LoadSettings.builder()
                        .setLabel(file)
                        .setCodePointLimit(MAX_LENGTH)
                        // One read: with the default a long scalar takes quadratic time.
                        .setBufferSize(text.length() + 1)
                        .build();
        this.events = new Parse(settings).parseString(text).iterator();
        this.upcoming = advance();
    }

    Event peek() {
        return upcoming;
    }

    Event next() {
        Event event = upcoming;
        if (event.getEventId() != Event.ID.StreamEnd) {
            upcoming = advance();
        }
        return event;
    }

    void expect(Event.ID id) {
        Event event = next();
        if (event.getEventId() != id) {
            throw wrong(event, "unexpected " + event.getEventId().name().toLowerCase(Locale.ROOT));
        }
    }

    YamlException wrong(Event event, String problem) {
        return event.getStartMark()
                .map(mark -> at(mark, problem))
                .orElseGet(() -> at(1, 1, problem));
    }

    private Event advance() {
        try {
            return events.next();
        } catch (MarkedYamlEngineException e) {
            String problem = e.getProblem() == null ? "not YAML" : e.getProblem();
            throw e.getProblemMark()
                    .or(e::getContextMark)
                    .map(mark -> at(mark, problem))
                    .orElseGet(() -> at(1, 1, problem));
        } catch (ReaderException e) {
            throw at(e);
        } catch (YamlEngineException e) {
            throw at(1, 1, String.valueOf(e.getMessage()));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            // The scanner's own slips, for instance over an escape that the text's end cuts off.
            throw at(1, 1, "not YAML: " + e.getMessage());
        }
    }

    private YamlException at(ReaderException e) {
        String before = text.substring(0, text.offsetByCodePoints(0, e.getPosition()));
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        int column = before.length() - before.lastIndexOf('\n');
        return at(
                line,
                column,
                String.format("the character U+%04X is not allowed in YAML", e.getCodePoint()));
    }

    private YamlException at(Mark mark, String problem) {
        return at(mark.getLine() + 1, mark.getColumn() + 1, problem);
    }

    private YamlException at(int line, int column, String problem) {
        return new YamlException(file + ":" + line + ":" + column + ": " + problem);
    }
}
