package io.rangekeeper.feed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;

/// Text to JSON: one document, no key twice, nothing after it, nothing deep or endless in it.
final class StrictJson {
    private static final StreamReadConstraints LIMITS =
            StreamReadConstraints.builder()
                    .maxNestingDepth(200)
                    .maxStringLength(100_000)
                    .maxNameLength(1_000)
                    .maxNumberLength(100)
                    .build();

    private static final ObjectReader READER =
            JsonMapper.builder(JsonFactory.builder().streamReadConstraints(LIMITS).build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build()
                    .reader();

    private StrictJson() {}

    static JsonNode parse(String text) throws RefusedException {
        try {
            return READER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new RefusedException(Refusal.MALFORMED, "not the JSON expected: " + explain(e));
        }
    }

    private static String explain(JsonProcessingException e) {
        String what = Excerpt.plain(e.getOriginalMessage(), 200);
        return e.getLocation() == null
                ? what
                : "%s (line %d, column %d)"
                        .formatted(
                                what, e.getLocation().getLineNr(), e.getLocation().getColumnNr());
    }
}
