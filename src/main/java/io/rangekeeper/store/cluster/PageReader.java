package io.rangekeeper.store.cluster;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/// Reads the JSON of a page of a list (`kind: ...List`), object by object.
final class PageReader {
    private static final String ITEMS = "items";

    /// The rest of the page trails each object.
    private static final JsonMapper OBJECTS =
            ApiConnection.JSON
                    .rebuild()
                    .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private PageReader() {}

    /// @param item is given each of `items`
    /// @return all but `items`; an empty object where it is no JSON object, or `items` no list
    /// @throws IOException when not all of it comes
    static JsonNode read(InputStream body, Consumer<JsonNode> item) throws IOException {
        ObjectNode none = JsonNodeFactory.instance.objectNode();
        try (JsonParser parser = OBJECTS.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return none;
            }
            ObjectNode rest = JsonNodeFactory.instance.objectNode();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                JsonToken value = parser.nextToken();
                if (!field.equals(ITEMS)) {
                    rest.set(field, parser.readValueAsTree());
                } else if (value == JsonToken.START_ARRAY) {
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        item.accept(parser.readValueAsTree());
                    }
                } else if (value != JsonToken.VALUE_NULL) {
                    return none;
                }
            }
            return parser.nextToken() == null ? rest : none;
        } catch (JsonProcessingException _) {
            return none;
        }
    }
}
