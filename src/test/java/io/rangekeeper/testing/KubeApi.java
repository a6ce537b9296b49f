package io.rangekeeper.testing;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.util.ClientBuilder;
import io.kubernetes.client.util.KubeConfig;
import io.rangekeeper.yaml.Yaml;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/// Plain requests to an API server, with the rights of one kubeconfig.
public final class KubeApi {
    private static final JsonMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNameLength(Integer.MAX_VALUE)
                                                    .build())
                                    .build())
                    .build();

    private final ApiClient client;

    private KubeApi(ApiClient client) {
        this.client = client;
    }

    /// @param kubeconfig the YAML of one
    static KubeApi of(String kubeconfig) {
        try {
            return new KubeApi(
                    ClientBuilder.kubeconfig(
                                    KubeConfig.loadKubeConfig(new StringReader(kubeconfig)))
                            .build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What the requests go through; it carries no token.
    OkHttpClient http() {
        return client.getHttpClient();
    }

    /// An answer, whatever it is.
    public record Reply(int code, JsonNode body) {}

    /// Sends a request.
    ///
    /// @param type of the body; none is sent where this is empty
    public Reply send(String method, String path, String type, String body) {
        try {
            return exchange(method, path, type, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Reply send(String method, String path) {
        return send(method, path, "", "");
    }

    /// The object at a path, which must be there.
    public JsonNode get(String path) {
        return expect(send("GET", path), path);
    }

    public JsonNode create(JsonNode object) {
        return expect(
                send("POST", collection(object), "application/json", object.toString()), object);
    }

    /// Puts an object in the place of the one with its name, whatever its state.
    public JsonNode replace(JsonNode object) {
        return expect(send("PUT", path(object), "application/json", object.toString()), object);
    }

    public void delete(String path) {
        expect(send("DELETE", path), path);
    }

    /// Server-side apply of every document of a YAML text, as the field manager `test`.
    public void apply(String yaml) {
        for (JsonNode object : Yaml.readAll(yaml, "applied text")) {
            String path = path(object) + "?fieldManager=test&force=true";
            expect(send("PATCH", path, "application/apply-patch+yaml", object.toString()), object);
        }
    }

    /// Where an object is, by the server's own catalogue.
    public String path(JsonNode object) {
        return collection(object) + "/" + object.at("/metadata/name").asText();
    }

    private String collection(JsonNode object) {
        String version = object.path("apiVersion").asText();
        String group = version.contains("/") ? "/apis/" + version : "/api/" + version;
        for (JsonNode resource : get(group).path("resources")) {
            String plural = resource.path("name").asText();
            if (resource.path("kind").equals(object.path("kind")) && !plural.contains("/")) {
                return resource.path("namespaced").asBoolean()
                        ? "%s/namespaces/%s/%s"
                                .formatted(group, object.at("/metadata/namespace").asText(), plural)
                        : group + "/" + plural;
            }
        }
        throw new IllegalArgumentException("the server knows no " + object.path("kind"));
    }

    boolean isReady() {
        try {
            return exchange("GET", "/readyz", "", "").code() == 200;
        } catch (IOException _) {
            return false;
        }
    }

    private Reply exchange(String method, String path, String type, String body)
            throws IOException {
        Map<String, String> headers = new HashMap<>(Map.of("Accept", "application/json"));
        byte @Nullable [] bytes = null;
        if (!type.isEmpty()) {
            headers.put("Content-Type", type);
            bytes = body.getBytes(StandardCharsets.UTF_8);
        }
        try (Response response =
                client.buildCall(
                                null,
                                path,
                                method,
                                List.of(),
                                List.of(),
                                bytes,
                                headers,
                                Map.of(),
                                Map.of(),
                                new String[] {"BearerToken"},
                                null)
                        .execute()) {
            return new Reply(response.code(), json(response.body().string()));
        } catch (ApiException e) {
            throw new IOException(e);
        }
    }

    private static JsonNode json(String body) throws IOException {
        return body.startsWith("{") ? JSON.readTree(body) : MissingNode.getInstance();
    }

    private static JsonNode expect(Reply reply, Object what) {
        if (reply.code() >= 300) {
            throw new AssertionError(what + " was answered with " + reply);
        }
        return reply.body();
    }
}
