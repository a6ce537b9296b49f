package io.rangekeeper.store.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rangekeeper.store.StoreException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.net.ssl.X509TrustManager;
import okhttp3.tls.HeldCertificate;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClustersTest {
    @TempDir private Path folder;

    @Test
    void theNamedFileGoesBeforeTheEnvironmentAndTheHome() throws IOException {
        Path named = write("named", config("named"));
        Path variable = write("variable", config("variable"));
        write(".kube/config", config("home"));

        assertThat(server(Map.of("KUBECONFIG", variable.toString()), named))
                .isEqualTo("https://named.test");
        assertThat(server(Map.of("KUBECONFIG", variable.toString())))
                .isEqualTo("https://variable.test");
        assertThat(server(Map.of())).isEqualTo("https://home.test");
    }

    @Test
    void theFilesOfKubeconfigAreMergedAndTheFirstCounts() throws IOException {
        Path first = write("first", config("a"));
        Path second = write("second", config("b"));
        Path third = write("third", config("a").replace("a.test", "other.test"));
        Map<String, String> environment =
                Map.of("KUBECONFIG", paths(first, folder.resolve("absent"), second, third));

        assertThat(server(environment)).isEqualTo("https://a.test");
        assertThat(clusters(environment).server(Optional.empty(), Optional.of("b")).address())
                .isEqualTo("https://b.test");
    }

    @Test
    void pathsInAFileAreRelativeToIt() throws IOException {
        HeldCertificate authority = new HeldCertificate.Builder().build();
        write("elsewhere/ca.crt", authority.certificatePem());
        write("elsewhere/token", "secret\n");
        Path file =
                write(
                        "elsewhere/config",
                        config("a")
                                .replace("server:", "certificate-authority: ca.crt, server:")
                                .replace("token: secret-of-a", "tokenFile: token"));

        ApiServer server = clusters(Map.of()).server(Optional.of(file), Optional.empty());

        assertThat(server.credentials()).isEqualTo(new Credentials.Token("secret"));
        assertThat(trusted(server))
                .extracting(X509Certificate::getSubjectX500Principal)
                .containsExactly(authority.certificate().getSubjectX500Principal());
    }

    @Test
    void aPodUsesItsServiceAccount() throws IOException {
        write("account/token", "secret");
        write("account/ca.crt", new HeldCertificate.Builder().build().certificatePem());
        Map<String, String> environment =
                Map.of("KUBERNETES_SERVICE_HOST", "fd00::1", "KUBERNETES_SERVICE_PORT", "443");

        assertThat(server(environment)).isEqualTo("https://[fd00::1]:443");
    }

    @Test
    void aCredentialPluginIsRun() throws IOException {
        Path plugin =
                write(
                        "plugin",
                        """
                        #!/bin/sh
                        echo '{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential",'
                        echo ' "status":{"token":"secret"}}'
                        """);
        assertThat(plugin.toFile().setExecutable(true)).isTrue();

        ApiServer server =
                clusters(Map.of()).server(Optional.of(exec("./plugin")), Optional.empty());

        assertThat(server.credentials()).isEqualTo(new Credentials.Token("secret"));
    }

    @Test
    void aCredentialPluginThatIsMissingIsAnErrorAndNotAnonymousAccess() throws IOException {
        assertFails(exec("./absent"), "").contains("credential plugin gave no credentials");
    }

    @Test
    void whatIsWrongIsSaid() throws IOException {
        Path file = write("config", config("a"));

        assertFails(folder.resolve("absent"), "").contains("there is no kubeconfig", "absent");
        assertFails(file, "b").contains("no context \"b\"", "there is a");
        assertFails(write("empty", ""), "").contains("no current context", "none");
        assertFails(write("broken", "a: [b"), "").contains("kubeconfig", "broken:1");
        assertFails(write("alone", config("a").replace("clusters:", "others:")), "")
                .contains("no cluster \"a\"");
        assertFails(write("unused", config("a").replace("server:", "serve:")), "")
                .contains("has no server");
        assertFails(write("number", config("a").replace("token: secret-of-a", "token: 1")), "")
                .contains("cannot be used");
        assertFails(
                        write(
                                "lost",
                                config("a").replace("token: secret-of-a", "tokenFile: lost.txt")),
                        "")
                .contains("there is no file", "lost.txt");
    }

    @Test
    void whatTheClientWouldLeaveOutIsRefused() throws IOException {
        String config = config("a");

        assertFails(write("as", config.replace("token:", "as: somebody, token:")), "")
                .contains("\"as\"", "not supported");
        assertFails(write("proxy", config.replace("server:", "proxy-url: 'http://p', server:")), "")
                .contains("\"proxy-url\"", "not supported");
    }

    @Test
    void noClusterAtAllSaysWhereOneIsLookedFor() {
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> server(Map.of()))
                .withMessageContaining("--kubeconfig")
                .withMessageContaining(".kube");
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> server(Map.of("KUBECONFIG", "/absent/one")))
                .withMessageContaining("names no file that exists: /absent/one");
    }

    private AbstractStringAssert<?> assertFails(Path kubeconfig, String context) {
        Optional<String> named = context.isEmpty() ? Optional.empty() : Optional.of(context);
        return assertThat(
                org.assertj.core.api.Assertions.catchThrowableOfType(
                                StoreException.class,
                                () -> clusters(Map.of()).server(Optional.of(kubeconfig), named))
                        .getMessage());
    }

    private static List<X509Certificate> trusted(ApiServer server) {
        X509TrustManager manager = Objects.requireNonNull(server.client().x509TrustManager());
        return List.of(manager.getAcceptedIssuers());
    }

    private String server(Map<String, String> environment, Path... kubeconfig) {
        return clusters(environment)
                .server(Arrays.stream(kubeconfig).findFirst(), Optional.empty())
                .address();
    }

    private Clusters clusters(Map<String, String> environment) {
        return new Clusters(environment, folder, folder.resolve("account"));
    }

    private Path exec(String command) throws IOException {
        String plugin =
                "exec: {apiVersion: client.authentication.k8s.io/v1, command: %s}"
                        .formatted(command);
        return write("exec", config("a").replace("token: secret-of-a", plugin));
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(folder.resolve(name).resolveSibling("."));
        return Files.writeString(file, text);
    }

    private static String paths(Path... files) {
        return Arrays.stream(files)
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String config(String name) {
        return """
        current-context: %1$s
        contexts: [{name: %1$s, context: {cluster: %1$s, user: %1$s}}]
        clusters: [{name: %1$s, cluster: {server: "https://%1$s.test"}}]
        users: [{name: %1$s, user: {token: secret-of-%1$s}}]
        """
                .formatted(name);
    }
}
