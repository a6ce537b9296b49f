package io.rangekeeper.store.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kubernetes.client.util.ClientBuilder;
import io.kubernetes.client.util.KubeConfig;
import io.kubernetes.client.util.credentials.AccessTokenAuthentication;
import io.kubernetes.client.util.credentials.ClientCertificateAuthentication;
import io.kubernetes.client.util.credentials.KubeconfigAuthentication;
import io.kubernetes.client.util.credentials.UsernamePasswordAuthentication;
import io.rangekeeper.store.StoreException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

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

    /// A client for that server with those credentials; a credential plugin is run for it.
    ///
    /// @throws StoreException when the context needs what the client cannot do, or a part of it
    ///   cannot be read
    ClientBuilder client() {
        requireSupported();
        try {
            ClientBuilder client = ClientBuilder.kubeconfig(config());
            if (CREDENTIAL_SOURCES.stream().anyMatch(user::hasNonNull) && !hasCredentials(client)) {
                throw new StoreException(
                        place + ": its credential plugin gave no credentials; run it by hand");
            }
            return client;
        } catch (NoSuchFileException e) {
            throw new StoreException(place + ": there is no file " + e.getFile(), e);
        } catch (IOException | ClassCastException | IllegalArgumentException e) {
            throw new StoreException(place + " cannot be used: " + e.getMessage(), e);
        }
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

    /// The official client goes on without credentials when it could not get them.
    private static boolean hasCredentials(ClientBuilder client) {
        if (!(client.getAuthentication() instanceof KubeconfigAuthentication authentication)) {
            return false;
        }
        return switch (authentication.getDelegateAuthentication()) {
            case AccessTokenAuthentication _,
                    ClientCertificateAuthentication _,
                    UsernamePasswordAuthentication _ ->
                    true;
            default -> false;
        };
    }
}
