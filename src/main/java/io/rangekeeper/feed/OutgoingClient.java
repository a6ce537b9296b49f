package io.rangekeeper.feed;

import java.io.IOException;
import java.net.ProxySelector;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import okhttp3.OkHttpClient;

/// A client for requests that are no fetches: by the proxies of the environment, with trust added
/// from a file, and never redirected.
public final class OutgoingClient {
    private OutgoingClient() {}

    /// The client; timeouts are the caller's to set.
    ///
    /// @param environment the process's variables
    /// @param ca certificates that are trusted besides the platform's
    /// @throws IOException when the file does not hold any; the message says why
    public static OkHttpClient create(Map<String, String> environment, Optional<Path> ca)
            throws IOException {
        EnvironmentProxies proxies = EnvironmentProxies.of(environment);
        OkHttpClient.Builder client =
                new OkHttpClient.Builder().followRedirects(false).followSslRedirects(false);
        ProxySelector selector = proxies.host().isPresent() ? proxies : ProxySelector.getDefault();
        if (selector != null) {
            client.proxySelector(selector).proxyAuthenticator(proxies.authenticator());
        }
        try {
            return ca.isPresent() ? Trust.adding(ca.get(), client.build()) : client.build();
        } catch (RefusedException e) {
            throw new IOException(e.refused().detail(), e);
        }
    }
}
