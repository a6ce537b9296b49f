package io.rangekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.cli.Cli.Run;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whole commands against a vendor's server on this machine.
class FetchingTest {
    private static final HeldCertificate CERTIFICATE =
            new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();

    private final MockWebServer server = new MockWebServer();

    @TempDir private Path folder;

    @BeforeEach
    void start() throws IOException {
        server.useHttps(
                new HandshakeCertificates.Builder()
                        .heldCertificate(CERTIFICATE)
                        .build()
                        .sslSocketFactory());
        server.setDispatcher(new Vendor());
        server.start(InetAddress.ofLiteral("127.0.0.1"), 0);
        Cli.write(folder.resolve("ca.pem"), CERTIFICATE.certificatePem());
        Cli.write(
                folder.resolve("config.yaml"),
                """
                sets: {named: third}
                feeds:
                  first: %s
                  second: %s
                  third: %s
                  fourth: %s
                """
                        .formatted(
                                feed("/first"), feed("/second"), feed("/third"), feed("/fourth")));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /// One address, that it is the same as before when it is asked with what it said then.
    private static final class Vendor extends Dispatcher {
        @Override
        public MockResponse dispatch(RecordedRequest request) {
            MockResponse.Builder response = new MockResponse.Builder().addHeader("ETag", "\"1\"");
            return "\"1\"".equals(request.getHeaders().get("If-None-Match"))
                    ? response.code(304).build()
                    : response.body("11.0.0.0/24\n").build();
        }
    }

    @Test
    void onlyFeedsThatSomePolicyOrSetRefersToAreFetchedAndEachOnce() throws InterruptedException {
        Path policies = policies("first", "first unless 11.0.0.1", "@named");

        Run run = call("plan", "-f", policies.toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("3 of 3 policies would change");
        assertThat(requests()).containsExactlyInAnyOrder("/first", "/third");
    }

    @Test
    void anExpressionFetchesItsOwnFeedsOnly() throws InterruptedException {
        assertThat(call("ranges", "second or @named").lines()).containsExactly("11.0.0.0/24");

        assertThat(requests()).containsExactlyInAnyOrder("/second", "/third");
    }

    @Test
    void aFeedThatIsOnlyDescribedIsNotFetched() throws InterruptedException {
        assertThat(call("feeds").exitCode()).isZero();
        assertThat(call("feeds", "show", "first").exitCode()).isZero();

        assertThat(requests()).isEmpty();
    }

    @Test
    void withAStateASecondCommandAsksOnlyWhetherAnythingChanged() throws InterruptedException {
        String state = folder.resolve("state").toString();
        call("ranges", "first", "--state", state);

        Run second = call("ranges", "first", "--state", state);

        assertThat(second.lines()).containsExactly("11.0.0.0/24");
        server.takeRequest();
        assertThat(server.takeRequest().getHeaders().get("If-None-Match")).isEqualTo("\"1\"");
    }

    private List<String> requests() throws InterruptedException {
        List<String> requests = new ArrayList<>();
        while (requests.size() < server.getRequestCount()) {
            requests.add(server.takeRequest().getUrl().encodedPath());
        }
        return requests;
    }

    private Path policies(String... expressions) {
        Path policies = folder.resolve("policies");
        assertThat(policies.toFile().mkdir()).isTrue();
        for (int i = 0; i < expressions.length; i++) {
            String name = "policy-" + i;
            String egress = "rangekeeper.io/egress: '" + expressions[i] + "'";
            Cli.write(policies.resolve(name + ".yaml"), Cli.policy(name, egress));
        }
        return policies;
    }

    private Run call(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--config", folder.resolve("config.yaml").toString()));
        return new Cli(Map.of(), false).call(all.toArray(String[]::new));
    }

    private String feed(String path) {
        return "{url: 'https://localhost:%d%s', format: text, ca: '%s'}"
                .formatted(server.getPort(), path, folder.resolve("ca.pem"));
    }
}
