package io.rangekeeper.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

class ProxyTest {
    @Test
    void aProxyLearnsItsOwnPasswordAndTheNameOfTheHostAndNothingElse() throws Exception {
        try (FeedServer server = new FeedServer()) {
            server.answer(new MockResponse.Builder().inTunnel());
            server.answer("11.0.0.0/24\n");
            TreeMap<String, Secret> headers = new TreeMap<>();
            headers.put("Authorization", new Secret.InVariable("TOKEN"));
            Access access = new Access(List.of(), headers, Optional.empty(), Optional.empty());

            FetchResult result = through(server).fetch(server.document("/ranges", access));

            assertThat(result).isInstanceOf(Fetched.class);
            assertThat(server.network.names).containsExactly("proxy.example");
            RecordedRequest connect = server.server.takeRequest();
            assertThat(connect.getRequestLine()).startsWith("CONNECT feed.example:");
            assertThat(connect.getHeaders().get("Proxy-Authorization")).startsWith("Basic ");
            assertThat(connect.getHeaders().get("Authorization")).isNull();
            RecordedRequest request = server.server.takeRequest();
            assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer token");
            assertThat(request.getHeaders().get("Proxy-Authorization")).isNull();
        }
    }

    /// The server is its own proxy, under another name.
    private static HttpDocuments through(FeedServer server) {
        String address = "http://user:password@proxy.example:" + server.server.getPort();
        EnvironmentProxies proxies = EnvironmentProxies.of(Map.of("HTTPS_PROXY", address));
        OkHttpClient client =
                server.network
                        .client(FeedServer.CERTIFICATE)
                        .newBuilder()
                        .proxy(null)
                        .proxySelector(proxies)
                        .proxyAuthenticator(proxies.authenticator())
                        .build();
        return new HttpDocuments(
                new SharedClient(client, Optional.empty()),
                new Network(
                        () -> Documents.NOON,
                        "1.2.3",
                        Map.of("TOKEN", "Bearer token"),
                        Optional.empty()),
                HttpDocuments.Limits.DEFAULT,
                tries -> Duration.ZERO);
    }
}
