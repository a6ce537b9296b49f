package io.rangekeeper.store.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is no page must not pass for an empty one.
class PageReaderTest {
    private final List<JsonNode> items = new ArrayList<>();

    @Test
    void itemsComeOneByOneAndTheRestIsLeft() throws IOException {
        JsonNode rest =
                read(
                        """
                        {"kind": "XList", "items": [{"a": {"items": [1]}}, {"b": 2}],
                         "metadata": {"continue": "c"}}
                        """);

        assertThat(items)
                .extracting(JsonNode::toString)
                .containsExactly("{\"a\":{\"items\":[1]}}", "{\"b\":2}");
        assertThat(rest).hasToString("{\"kind\":\"XList\",\"metadata\":{\"continue\":\"c\"}}");
    }

    @Test
    void aGoServerWritesNoItemsAsNull() throws IOException {
        assertThat(read("{\"kind\": \"XList\", \"items\": null}").path("kind").asText())
                .isEqualTo("XList");
        assertThat(items).isEmpty();
    }

    @Test
    void aLongNameOfAFieldHidesNoOtherObject() throws IOException {
        String uid = "x".repeat(100_000);

        read("{\"kind\": \"XList\", \"items\": [{\"k:%s\": {}}, {\"b\": 2}]}".formatted(uid));

        assertThat(items).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "<html>",
                "{\"kind\": \"XList\", \"items\": {}}",
                "{\"kind\": \"XList\", \"items\": 5}",
                "{\"kind\": \"XList\", \"items\": [{}, ",
                "{\"kind\": \"XList\", \"items\": [{}]",
                "{\"kind\": \"XList\", \"items\": [{\"a\": 1, \"a\": 2}]}",
                "{\"kind\": \"XList\", \"kind\": \"XList\", \"items\": []}",
                "{\"kind\": \"XList\", \"items\": []} {}",
                "{\"kind\": \"XList\", \"items\": []} x"
            })
    void anythingElseIsNone(String text) throws IOException {
        assertThat(read(text)).isEmpty();
    }

    @Test
    void aBrokenConnectionIsNoEnd() {
        assertThatThrownBy(() -> PageReader.read(new Broken(), items::add)).hasMessage("reset");
    }

    private JsonNode read(String text) throws IOException {
        return PageReader.read(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), items::add);
    }

    private static final class Broken extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("reset");
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            throw new IOException("reset");
        }
    }
}
