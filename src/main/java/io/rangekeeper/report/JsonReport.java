package io.rangekeeper.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.io.OutputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The report for machines: the components of [Report] as JSON, times in ISO 8601 (UTC).
public final class JsonReport {
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .addModule(
                            new SimpleModule()
                                    .addSerializer(Instant.class, ToStringSerializer.instance)
                                    .addDeserializer(Instant.class, new Time()))
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    // Direction characters of a hostile name steer a terminal from JSON too.
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .build();

    /// In ISO 8601.
    private static final class Time extends FromStringDeserializer<Instant> {
        private static final long serialVersionUID = 1;

        Time() {
            super(Instant.class);
        }

        @Override
        protected Instant _deserialize(String value, DeserializationContext context) {
            return Instant.parse(value);
        }
    }

    /// Later versions may say more than is known here; what is known has to be there.
    private static final ObjectReader READER =
            JSON.readerFor(Report.class)
                    .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .with(
                            DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                            DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                            DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private JsonReport() {}

    /// A report that was printed before.
    ///
    /// @throws MalformedReportException saying what is wrong where, and what would be right
    public static Report read(String json) throws MalformedReportException {
        try {
            Report report = READER.readValue(json);
            if (report.version() != Report.VERSION) {
                throw new MalformedReportException(
                        "it is of version %d, this Rangekeeper knows %d"
                                .formatted(report.version(), Report.VERSION));
            }
            Comparison.of(report, report);
            return report;
        } catch (JsonMappingException e) {
            throw new MalformedReportException(
                    "%s: %s; a report is what `rangekeeper plan -o json` prints"
                            .formatted(path(e), e.getOriginalMessage()));
        } catch (JsonProcessingException e) {
            throw new MalformedReportException(
                    "it is no JSON: line %d, column %d: %s"
                            .formatted(
                                    e.getLocation().getLineNr(),
                                    e.getLocation().getColumnNr(),
                                    e.getOriginalMessage()));
        } catch (DateTimeException | IllegalArgumentException | NullPointerException e) {
            throw new MalformedReportException(
                    "it holds something else than a report: " + e.getMessage());
        }
    }

    private static String path(JsonMappingException e) {
        String path =
                e.getPath().stream()
                        .map(step ->
                                step.getFieldName() == null
                                        ? "[" + step.getIndex() + "]"
                                        : "." + step.getFieldName())
                        .collect(Collectors.joining());
        return path.isEmpty() ? "at the top" : path.substring(path.startsWith(".") ? 1 : 0);
    }

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
