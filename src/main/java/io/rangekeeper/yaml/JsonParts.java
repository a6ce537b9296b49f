package io.rangekeeper.yaml;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.rangekeeper.yaml.Part.Entry;
import io.rangekeeper.yaml.Part.Properties;
import io.rangekeeper.yaml.Part.Style;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// Builds marked nodes from the tokens of a JSON text: a JSON text is nearly YAML, but not where
/// tabs, surrogate escapes and some control characters are concerned.
final class JsonParts {
    private static final int MAX_DEPTH = 100;

    private final String text;
    private final String file;

    JsonParts(String text, String file) {
        this.text = text;
        this.file = file;
    }

    List<Part> documents() {
        List<Part> documents = new ArrayList<>();
        try (JsonParser parser = new JsonFactory().createParser(text)) {
            while (parser.nextToken() != null) {
                documents.add(node(parser, 0));
            }
        } catch (JsonProcessingException e) {
            throw wrong(e.getLocation(), e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
        return documents;
    }

    private Part node(JsonParser parser, int depth) throws IOException {
        if (depth > MAX_DEPTH) {
            throw wrong(
                    parser.currentTokenLocation(),
                    "nested more than " + MAX_DEPTH + " levels deep");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> mapping(parser, depth);
            case START_ARRAY -> sequence(parser, depth);
            default -> scalar(parser);
        };
    }

    private Part mapping(JsonParser parser, int depth) throws IOException {
        int start = start(parser);
        List<Entry> entries = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            Part key = scalar(parser);
            parser.nextToken();
            entries.add(new Entry(key, node(parser, depth + 1)));
        }
        return new Part.Mapping(start, start(parser) + 1, Properties.NONE, true, entries);
    }

    private Part sequence(JsonParser parser, int depth) throws IOException {
        int start = start(parser);
        List<Part> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node(parser, depth + 1));
        }
        return new Part.Sequence(start, start(parser) + 1, Properties.NONE, true, items);
    }

    private Part scalar(JsonParser parser) throws IOException {
        int start = start(parser);
        String value = parser.getText();
        boolean quoted = text.charAt(start) == '"';
        int end = quoted ? closingQuote(start) + 1 : start + value.length();
        Style style = quoted ? Style.DOUBLE_QUOTED : Style.PLAIN;
        return new Part.Scalar(start, end, Properties.NONE, style, value);
    }

    private int closingQuote(int opening) {
        int at = opening + 1;
        while (text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return at;
    }

    private static int start(JsonParser parser) {
        return Math.toIntExact(parser.currentTokenLocation().getCharOffset());
    }

    private YamlException wrong(JsonLocation at, String problem) {
        return new YamlException(
                file + ":" + at.getLineNr() + ":" + at.getColumnNr() + ": " + problem);
    }
}
