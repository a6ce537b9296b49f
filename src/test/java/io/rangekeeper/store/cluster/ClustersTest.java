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
import okio.ByteString;
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
    void aCredentialPluginMayGiveACertificate() throws IOException {
        HeldCertificate me = new HeldCertificate.Builder().build();
        Path plugin =
                write(
                        "plugin",
                        """
                        #!/bin/sh
                        cat <<'END'
                        {"apiVersion": "client.authentication.k8s.io/v1", "kind": "ExecCredential",
                         "status": {"clientCertificateData": "%s", "clientKeyData": "%s"}}
                        END
                        """
                                .formatted(
                                        me.certificatePem().replace("\n", "\\n"),
                                        me.privateKeyPkcs8Pem().replace("\n", "\\n")));
        assertThat(plugin.toFile().setExecutable(true)).isTrue();

        assertThat(
                        clusters(Map.of())
                                .server(Optional.of(exec("./plugin")), Optional.empty())
                                .credentials())
                .isEqualTo(certificate(me));
    }

    @Test
    void eachKindOfCredentialsIsTaken() throws IOException {
        HeldCertificate me = new HeldCertificate.Builder().build();
        write("me.crt", me.certificatePem());
        write("me.key", me.privateKeyPkcs8Pem());
        String files = "client-certificate: me.crt, client-key: me.key";

        assertThat(credentials(files)).isEqualTo(certificate(me));
        assertThat(
                        credentials(
                                "client-certificate-data: %s, client-key-data: %s"
                                        .formatted(
                                                base64(me.certificatePem()),
                                                base64(me.privateKeyPkcs8Pem()))))
                .isEqualTo(certificate(me));
        assertThat(credentials("username: me, password: secret"))
                .isEqualTo(new Credentials.Password("me", "secret"));
        assertThat(credentials("")).isEqualTo(new Credentials.None());
        assertThat(credentials(files + ", token: other")).isEqualTo(certificate(me));
        assertThat(credentials("username: me, password: secret, token: other"))
                .isEqualTo(new Credentials.Password("me", "secret"));
    }

    @Test
    void aCertificateWithoutItsKeyIsAnErrorAndNotAnonymousAccess() throws IOException {
        write("me.crt", new HeldCertificate.Builder().build().certificatePem());

        assertFails(user("client-certificate: me.crt"), "").contains("needs its key");
        assertFails(user("client-key: me.crt"), "").contains("a key its certificate");
    }

    @Test
    void whoAnswersMattersUnlessItIsSaidThatItDoesNot() throws IOException {
        Path careless =
                write(
                        "careless",
                        config("a").replace("server:", "insecure-skip-tls-verify: true, server:"));

        assertThat(clusters(Map.of()).server(Optional.of(user("")), Optional.empty()))
                .returns(true, ApiServer::isVerified);
        assertThat(clusters(Map.of()).server(Optional.of(careless), Optional.empty()))
                .returns(false, ApiServer::isVerified);
    }

    @Test
    void anAddressNeedsNoSchemeAndMayEndInASlash() throws IOException {
        assertThat(
                        server(
                                Map.of(),
                                write("bare", config("a").replace("https://a.test", "a:4430/"))))
                .isEqualTo("https://a:4430");
        assertThat(server(Map.of(), write("plain", config("a").replace("https://", ""))))
                .isEqualTo("http://a.test");
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

    private Credentials credentials(String user) throws IOException {
        return clusters(Map.of()).server(Optional.of(user(user)), Optional.empty()).credentials();
    }

    private Path user(String user) throws IOException {
        return write("user", config("a").replace("token: secret-of-a", user));
    }

    private static Credentials certificate(HeldCertificate held) {
        return new Credentials.Certificate(
                ByteString.encodeUtf8(held.certificatePem()),
                ByteString.encodeUtf8(held.privateKeyPkcs8Pem()));
    }

    private static String base64(String text) {
        return ByteString.encodeUtf8(text).base64();
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
