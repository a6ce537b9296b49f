package io.rangekeeper.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.stream.Stream;

/// The report for machines: the components of [Report] as JSON, times in ISO 8601 (UTC).
public final class JsonReport {
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .addModule(
                            new SimpleModule()
                                    .addSerializer(Instant.class, ToStringSerializer.instance))
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    // Direction characters of a hostile name steer a terminal from JSON too.
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .build();

    private JsonReport() {}

    public static String render(Report report) {
        return write(report);
    }

    /// All policies at a glance, written one by one: `{"version": 1, "policies": [...]}`. The
    /// stream is left open.
    ///
    /// @throws IOException when nobody takes it any more
    public static void write(Stream<PolicySummary> policies, OutputStream out) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeNumberField("version", Report.VERSION);
            json.writeArrayFieldStart("policies");
            for (PolicySummary policy : (Iterable<PolicySummary>) policies::iterator) {
                json.writePOJO(policy);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    /// Something that others have given its form.
    static String tree(JsonNode value) {
        try {
            return JSON.writeValueAsString(value) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can be written", e);
        }
    }

    static String write(Record value) {
        try {
            return JSON.writeValueAsString(value) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records of texts and numbers can be written", e);
        }
    }
}
