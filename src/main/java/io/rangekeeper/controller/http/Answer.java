package io.rangekeeper.controller.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// An answer to a request.
///
/// @param length in bytes; 0 where it is not known beforehand, -1 where there is no body
/// @param more headers besides those that each answer has
record Answer(int status, String type, long length, Sources.Body body, Map<String, String> more) {
    static final String TEXT = "text/plain; charset=utf-8";
    static final String HTML = "text/html; charset=utf-8";
    static final String JSON = "application/json";

    static final Answer NOTHING = new Answer(204, TEXT, -1, out -> {}, Map.of());

    private static final int BUFFER = 16 * 1_024;

    static Answer of(int status, String type, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Answer(status, type, bytes.length, out -> out.write(bytes), Map.of());
    }

    static Answer streamed(String type, Sources.Body body) {
        return new Answer(200, type, 0, body, Map.of());
    }

    Answer with(String header, String value) {
        return new Answer(status, type, length, body, Map.of(header, value));
    }

    /// @throws IOException when the reader has gone
    void send(HttpExchange exchange) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Cache-Control", "no-store");
        headers.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "no-referrer");
        more.forEach(headers::set);
        if (length < 0 || exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, length);
        try (OutputStream out = new BufferedOutputStream(exchange.getResponseBody(), BUFFER)) {
            body.write(out);
        }
    }
}
