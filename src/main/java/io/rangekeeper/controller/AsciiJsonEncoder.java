package io.rangekeeper.controller;

import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.nio.charset.StandardCharsets;

/// Logback's JSON in printable ASCII only. Logback escapes control characters, but not those that
/// turn the direction of text, which steer a terminal where somebody looks at the log.
public final class AsciiJsonEncoder extends JsonEncoder {
    @Override
    public byte[] encode(ILoggingEvent event) {
        String json = new String(super.encode(event), StandardCharsets.UTF_8);
        StringBuilder ascii = new StringBuilder(json.length());
        // Outside of texts JSON is ASCII, so that everything else stands where an escape may.
        json.chars()
                .forEach(c -> {
                    if (c < 0x7f) {
                        ascii.append((char) c);
                    } else {
                        ascii.append(String.format("\\u%04x", c));
                    }
                });
        return ascii.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
