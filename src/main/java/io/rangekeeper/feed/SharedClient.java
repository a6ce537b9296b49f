package io.rangekeeper.feed;

import java.io.Closeable;
import java.io.IOException;
import java.net.ProxySelector;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import okhttp3.Cache;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/// What all fetches share: connections, names, proxies and a cache for conditional requests.
///
/// @param cacheLock held for as long as the client is: two processes would spoil the cache
record SharedClient(OkHttpClient client, Optional<ProcessLock> cacheLock) implements Closeable {
    private static final long CACHE_BYTES = 128L << 20;

    /// Whoever comes second to a folder has no cache and fetches whole documents.
    static SharedClient open(Network network) {
        EnvironmentProxies proxies = EnvironmentProxies.of(network.environment());
        OkHttpClient.Builder client =
                new OkHttpClient.Builder().dns(new PublicNames(Dns.SYSTEM, publicHosts(proxies)));
        ProxySelector selector = proxies.host().isPresent() ? proxies : ProxySelector.getDefault();
        if (selector != null) {
            client.proxySelector(selector).proxyAuthenticator(proxies.authenticator());
        }
        return network.state()
                .map(state -> cached(client, state))
                .orElseGet(() -> new SharedClient(client.build(), Optional.empty()));
    }

    /// A client with a cache in this folder, if it can be had.
    static SharedClient cached(OkHttpClient.Builder client, Path state) {
        Optional<ProcessLock> lock = ProcessLock.take(state.resolve("http.lock"));
        if (lock.isPresent()) {
            client.cache(new Cache(state.resolve("http").toFile(), CACHE_BYTES));
        }
        return new SharedClient(client.build(), lock);
    }

    /// What cannot be written any more costs a whole fetch next time, and nothing else.
    @Override
    public void close() {
        try {
            if (cacheLock.isPresent()) {
                Objects.requireNonNull(client.cache()).close();
                cacheLock.get().close();
            }
        } catch (IOException e) {
            client.connectionPool().evictAll();
        }
    }

    /// Those of the built-in catalogue.
    private static Set<String> publicHosts(EnvironmentProxies proxies) {
        Set<String> hosts = new TreeSet<>();
        for (Feed feed : Catalogue.builtIn().feeds()) {
            for (FeedDocument document : feed.documents()) {
                HttpUrl url = HttpUrl.parse(document.url());
                if (url != null) {
                    hosts.add(url.host());
                }
                hosts.addAll(document.access().redirects());
            }
        }
        proxies.host().ifPresent(hosts::remove);
        return hosts;
    }
}
