package io.rangekeeper.store.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kubernetes.client.util.KubeConfig;
import io.rangekeeper.store.StoreException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/// A context of a kubeconfig with what it points to.
///
/// @param place its name and file, for messages
/// @param cluster paths in it are absolute
/// @param user likewise; empty for nobody in particular
record KubeconfigContext(String place, ObjectNode cluster, ObjectNode user) {
    /// What kubectl honours and the official Java client leaves out. Acting without it would be
    /// talking to somebody else, or as somebody else.
    private static final List<String> UNSUPPORTED =
            List.of("proxy-url", "tls-server-name", "as", "as-uid", "as-groups", "as-user-extra");

    private static final List<String> CREDENTIAL_SOURCES = List.of("exec", "auth-provider");

    /// That server with those credentials; a credential plugin is run for it.
    ///
    /// @throws StoreException when the context needs what is not supported here, or a part of it
    ///   cannot be read
    ApiServer server() {
        requireSupported();
        try {
            KubeConfig config = config();
            Credentials credentials = credentials(config);
            if (CREDENTIAL_SOURCES.stream().anyMatch(user::hasNonNull)
                    && credentials instanceof Credentials.None) {
                throw new StoreException(
                        place + ": its credential plugin gave no credentials; run it by hand");
            }
            return new ApiServer(
                    address(config.getServer()),
                    bytes(
                            config,
                            config.getCertificateAuthorityData(),
                            config.getCertificateAuthorityFile()),
                    config.verifySSL(),
                    credentials);
        } catch (NoSuchFileException e) {
            throw new StoreException(place + ": there is no file " + e.getFile(), e);
        } catch (IOException | ClassCastException | IllegalArgumentException e) {
            throw new StoreException(place + " cannot be used: " + e.getMessage(), e);
        }
    }

    /// Where no scheme is given, the port tells it, as with the official client.
    private static String address(String server) {
        String scheme =
                server.contains("://") ? "" : server.contains(":443") ? "https://" : "http://";
        return scheme + (server.endsWith("/") ? server.substring(0, server.length() - 1) : server);
    }

    /// A certificate goes before a password, and that before a token.
    private static Credentials credentials(KubeConfig config) throws IOException {
        Optional<ByteString> certificate =
                bytes(config, config.getClientCertificateData(), config.getClientCertificateFile());
        Optional<ByteString> key =
                bytes(config, config.getClientKeyData(), config.getClientKeyFile());
        if (certificate.isPresent() != key.isPresent()) {
            // The official client would go on as nobody.
            throw new IllegalArgumentException(
                    "a client certificate needs its key, and a key its certificate");
        }
        if (certificate.isPresent() && key.isPresent()) {
            return new Credentials.Certificate(certificate.get(), key.get());
        }
        String user = given(config.getUsername());
        String password = given(config.getPassword());
        if (!user.isEmpty() && !password.isEmpty()) {
            return new Credentials.Password(user, password);
        }
        return told(Objects.requireNonNullElse(config.getCredentials(), Map.of()));
    }

    /// What the file says, or its credential plugin.
    private static Credentials told(Map<String, String> told) {
        String token = given(told.get(KubeConfig.CRED_TOKEN_KEY));
        String certificate = given(told.get(KubeConfig.CRED_CLIENT_CERTIFICATE_DATA_KEY));
        String key = given(told.get(KubeConfig.CRED_CLIENT_KEY_DATA_KEY));
        if (!token.isEmpty()) {
            return new Credentials.Token(token);
        }
        return certificate.isEmpty() || key.isEmpty()
                ? new Credentials.None()
                : new Credentials.Certificate(
                        ByteString.encodeUtf8(certificate), ByteString.encodeUtf8(key));
    }

    private static Optional<ByteString> bytes(
            KubeConfig config, @Nullable String data, @Nullable String file) throws IOException {
        byte @Nullable [] bytes = config.getDataOrFileRelative(data, file);
        return Optional.ofNullable(bytes).map(ByteString::of);
    }

    private static String given(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    private void requireSupported() {
        if (!cluster.path("server").isTextual()) {
            throw new StoreException(place + ": its cluster has no server");
        }
        Stream.of(cluster, user)
                .flatMap(entry -> UNSUPPORTED.stream().filter(entry::hasNonNull))
                .findFirst()
                .ifPresent(field -> {
                    throw new StoreException(
                            place + " has \"" + field + "\", which is not supported here");
                });
    }

    /// The official client's form. JSON is YAML, so the client reads what was merged here.
    private KubeConfig config() throws IOException {
        ObjectNode config = JsonNodeFactory.instance.objectNode().put("current-context", "it");
        config.putArray("contexts")
                .addObject()
                .put("name", "it")
                .putObject("context")
                .put("cluster", "it")
                .put("user", "it");
        config.putArray("clusters").addObject().put("name", "it").set("cluster", cluster);
        config.putArray("users").addObject().put("name", "it").set("user", withToken(user));
        return KubeConfig.loadKubeConfig(new StringReader(config.toString()));
    }

    /// A token file goes before a token, as with kubectl; the client would keep its line end and
    /// would go on without a token when it is missing.
    private static ObjectNode withToken(ObjectNode user) throws IOException {
        JsonNode file = user.path("tokenFile");
        if (!file.isTextual()) {
            return user;
        }
        ObjectNode copy = user.deepCopy();
        copy.remove("tokenFile");
        return copy.put("token", Files.readString(Path.of(file.textValue())).strip());
    }
}
