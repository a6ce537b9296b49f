package io.rangekeeper.store.cluster;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.kubernetes.client.util.exception.TokenAquisitionException;
import io.rangekeeper.store.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/// Requests to an API server with raw JSON: the official client's models would drop what they do
/// not know and add empty lists.
final class ApiConnection {
    /// What a tenant writes may come back as the name of a field (`managedFields` has the uids of
    /// owners so, of any length): a limit for names would let one object hide all others. The
    /// server bounds an object, and [WatchLines] a line.
    static final JsonMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNameLength(Integer.MAX_VALUE)
                                                    .build())
                                    .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration SILENCE = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /// A connection that died without a word is noticed after two of them.
    private static final Duration PING = Duration.ofSeconds(10);

    private final String address;
    private final OkHttpClient http;

    /// @throws StoreException when there is a certificate or a key that cannot be used
    ApiConnection(ApiServer server) {
        this(server.address(), server.client(), PATIENCE);
    }

    /// @param patience for one request with its whole answer
    ApiConnection(String address, OkHttpClient client, Duration patience) {
        // An API server does not redirect; whoever does must not see the request again.
        this(
                address,
                client.newBuilder()
                        .connectTimeout(CONNECT)
                        .readTimeout(SILENCE)
                        .writeTimeout(SILENCE)
                        .callTimeout(patience)
                        .pingInterval(PING)
                        .followRedirects(false)
                        .followSslRedirects(false)
                        .build());
    }

    private ApiConnection(String address, OkHttpClient http) {
        this.address = address;
        this.http = http;
    }

    /// The same server and credentials over TCP connections of its own, which [#close] ends without
    /// harm to others.
    ///
    /// @param patience for one request with its whole answer
    ApiConnection apart(Duration patience) {
        return new ApiConnection(
                address,
                http.newBuilder()
                        .dispatcher(new Dispatcher())
                        .connectionPool(new ConnectionPool())
                        .connectTimeout(shorter(CONNECT, patience))
                        .callTimeout(patience)
                        .pingInterval(shorter(PING, patience))
                        .build());
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /// Where the server is, for messages.
    String address() {
        return address;
    }

    /// @throws IOException when there is no answer, or none that is complete
    Answer get(String path, Map<String, String> query) throws IOException {
        return execute(request(path, query).build());
    }

    /// A page of a list, of which no more than one object is in memory as a tree: a page of long
    /// policies would be fifty times as large as its text.
    ///
    /// @param item is given each object as it comes, also of a page that turns out to be none
    /// @return all but the objects; an empty object as in [#get]
    /// @throws IOException when there is no answer, or none that is complete
    Answer page(String path, Map<String, String> query, Consumer<JsonNode> item)
            throws IOException {
        Request request = request(path, query).build();
        try (Response response = http.newCall(request).execute()) {
            return new Answer(
                    response.code(),
                    response.isSuccessful()
                            ? PageReader.read(response.body().byteStream(), item)
                            : json(response.body().bytes()));
        } catch (TokenAquisitionException e) {
            throw noCredentials(e);
        }
    }

    /// @throws IOException when there is no answer; whether the patch was taken is not known then
    Answer patch(String path, Map<String, String> query, JsonNode patch) throws IOException {
        return send("PATCH", path, query, "application/json-patch+json", patch);
    }

    /// Merges fields into an object (RFC 7396).
    ///
    /// @throws IOException as with [#patch]
    Answer merge(String path, JsonNode fields) throws IOException {
        return send("PATCH", path, Map.of(), "application/merge-patch+json", fields);
    }

    /// @throws IOException as with [#patch]
    Answer post(String path, JsonNode object) throws IOException {
        return send("POST", path, Map.of(), "application/json", object);
    }

    /// @throws IOException as with [#patch]
    Answer put(String path, JsonNode object) throws IOException {
        return send("PUT", path, Map.of(), "application/json", object);
    }

    /// A request whose answer comes in pieces, with long silences in between.
    ///
    /// @param limit for the whole answer, whatever happens
    /// @throws IOException when the request cannot be built
    Call stream(String path, Map<String, String> query, Duration limit) throws IOException {
        return http.newBuilder()
                .readTimeout(Duration.ZERO)
                .callTimeout(limit)
                .build()
                .newCall(request(path, query).build());
    }

    /// Ends all requests, also those of other threads, and the connections.
    void close() {
        http.dispatcher().cancelAll();
        http.connectionPool().evictAll();
    }

    private Answer send(
            String method, String path, Map<String, String> query, String type, JsonNode body)
            throws IOException {
        RequestBody bytes = RequestBody.create(JSON.writeValueAsBytes(body), MediaType.get(type));
        return execute(request(path, query).method(method, bytes).build());
    }

    private Request.Builder request(String path, Map<String, String> query) throws IOException {
        try {
            HttpUrl.Builder url = HttpUrl.get(address + path).newBuilder();
            query.forEach(url::addQueryParameter);
            return new Request.Builder()
                    .url(url.build())
                    .header("Accept", "application/json")
                    .header("User-Agent", "rangekeeper");
        } catch (IllegalArgumentException e) {
            throw new IOException("the request could not be built: " + e.getMessage(), e);
        }
    }

    private Answer execute(Request request) throws IOException {
        try (Response response = http.newCall(request).execute()) {
            return new Answer(response.code(), json(response.body().bytes()));
        } catch (TokenAquisitionException e) {
            throw noCredentials(e);
        }
    }

    static IOException noCredentials(TokenAquisitionException e) {
        return new IOException("the credentials could not be read", e);
    }

    /// An empty object where it is no JSON object.
    static JsonNode json(byte[] body) {
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
