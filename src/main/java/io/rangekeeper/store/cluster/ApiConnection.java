package io.rangekeeper.store.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.openapi.Pair;
import io.kubernetes.client.util.exception.TokenAquisitionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import okhttp3.Call;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/// Requests to an API server through the official client's address, TLS and credentials, but with
/// raw JSON: the client's models would drop what they do not know and add empty lists.
final class ApiConnection {
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration SILENCE = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final ApiClient client;

    ApiConnection(ApiClient client) {
        this(client, PATIENCE);
    }

    /// @param patience for one request with its whole answer
    ApiConnection(ApiClient client, Duration patience) {
        // An API server does not redirect; whoever does must not see the request again.
        client.setHttpClient(
                client.getHttpClient()
                        .newBuilder()
                        .connectTimeout(CONNECT)
                        .readTimeout(SILENCE)
                        .writeTimeout(SILENCE)
                        .callTimeout(patience)
                        .followRedirects(false)
                        .followSslRedirects(false)
                        .build());
        this.client = client;
    }

    /// Where the server is, for messages.
    String address() {
        return client.getBasePath();
    }

    /// @throws IOException when there is no answer, or none that is complete
    Answer get(String path, Map<String, String> query) throws IOException {
        return execute(call("GET", path, query, Map.of(), null));
    }

    /// @throws IOException when there is no answer; whether the patch was taken is not known then
    Answer patch(String path, Map<String, String> query, JsonNode patch) throws IOException {
        Map<String, String> headers = Map.of("Content-Type", "application/json-patch+json");
        return execute(call("PATCH", path, query, headers, JSON.writeValueAsBytes(patch)));
    }

    private Call call(
            String method,
            String path,
            Map<String, String> query,
            Map<String, String> headers,
            byte @Nullable [] body)
            throws IOException {
        Map<String, String> allHeaders = new HashMap<>(headers);
        allHeaders.put("Accept", "application/json");
        try {
            return client.buildCall(
                    null,
                    path,
                    method,
                    query.entrySet().stream()
                            .map(entry -> new Pair(entry.getKey(), entry.getValue()))
                            .toList(),
                    List.of(),
                    body,
                    allHeaders,
                    Map.of(),
                    Map.of(),
                    new String[] {"BearerToken"},
                    null);
        } catch (ApiException e) {
            throw new IOException("the request could not be built: " + e.getMessage(), e);
        }
    }

    private static Answer execute(Call call) throws IOException {
        try (Response response = call.execute()) {
            return new Answer(response.code(), json(response.body().bytes()));
        } catch (TokenAquisitionException e) {
            throw new IOException("the credentials could not be read", e);
        }
    }

    private static JsonNode json(byte[] body) {
        try {
            JsonNode json = JSON.readTree(body);
            return json.isObject() ? json : JsonNodeFactory.instance.objectNode();
        } catch (JsonProcessingException _) {
            return JsonNodeFactory.instance.objectNode();
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory", e);
        }
    }
}
