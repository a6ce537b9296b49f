package io.rangekeeper.feed;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import okhttp3.Authenticator;
import okhttp3.Credentials;
import okhttp3.HttpUrl;

/// Proxies as the usual environment variables name them: `HTTPS_PROXY` (or in lower case, which
/// goes first as with curl) for all hosts but those of `NO_PROXY`.
final class EnvironmentProxies extends ProxySelector {
    private final Optional<HttpUrl> proxy;
    private final List<String> direct;

    private EnvironmentProxies(Optional<HttpUrl> proxy, List<String> direct) {
        this.proxy = proxy;
        this.direct = direct;
    }

    /// @throws IllegalArgumentException when the variable holds no proxy's address; the message
    ///   does not repeat it, since it may hold a password
    static EnvironmentProxies of(Map<String, String> environment) {
        String address = variable(environment, "HTTPS_PROXY");
        List<String> direct = new ArrayList<>();
        for (String host : variable(environment, "NO_PROXY").split(",", -1)) {
            if (!host.isBlank()) {
                direct.add(host.strip().toLowerCase(Locale.ROOT));
            }
        }
        return new EnvironmentProxies(
                address.isEmpty() ? Optional.empty() : Optional.of(parse(address)), direct);
    }

    /// The proxy's own name, which may well be private.
    Optional<String> host() {
        return proxy.map(HttpUrl::host);
    }

    /// Sends the credentials of the proxy's address to the proxy, once.
    Authenticator authenticator() {
        return (route, response) -> {
            if (proxy.isEmpty()
                    || proxy.get().username().isEmpty()
                    || response.request().header("Proxy-Authorization") != null) {
                return null;
            }
            String credentials = Credentials.basic(proxy.get().username(), proxy.get().password());
            return response.request()
                    .newBuilder()
                    .header("Proxy-Authorization", credentials)
                    .build();
        };
    }

    @Override
    public List<Proxy> select(URI uri) {
        if (proxy.isEmpty() || isDirect(uri.getHost(), uri.getPort())) {
            return List.of(Proxy.NO_PROXY);
        }
        HttpUrl server = proxy.get();
        return List.of(
                new Proxy(
                        Proxy.Type.HTTP,
                        InetSocketAddress.createUnresolved(server.host(), server.port())));
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException e) {
        // There is no other proxy to turn to.
    }

    /// `example.com` and `.example.com` mean the host and all below it, `*` all hosts.
    private boolean isDirect(String host, int port) {
        String name = host.toLowerCase(Locale.ROOT);
        return direct.stream()
                .anyMatch(entry -> {
                    String suffix = entry.startsWith("*.") ? entry.substring(1) : entry;
                    String bare = suffix.startsWith(".") ? suffix.substring(1) : suffix;
                    return entry.equals("*")
                            || name.equals(bare)
                            || (name + ":" + port).equals(bare)
                            || name.endsWith("." + bare);
                });
    }

    private static HttpUrl parse(String address) {
        String url = address.contains("://") ? address : "http://" + address;
        HttpUrl parsed = HttpUrl.parse(url);
        if (parsed == null || parsed.isHttps()) {
            throw new IllegalArgumentException(
                    "HTTPS_PROXY is not an address such as http://proxy.example.com:3128");
        }
        return parsed;
    }

    private static String variable(Map<String, String> environment, String name) {
        String lower = environment.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        return lower.isEmpty() ? environment.getOrDefault(name, "") : lower;
    }
}
