package io.rangekeeper.feed;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.ConnectionSpec;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/// Documents from their owners' servers: https only, nothing but a 200 counts, redirects lead only
/// where the feed allows, time and size are bounded.
public final class HttpDocuments implements DocumentSource {
    private final SharedClient shared;
    private final Network network;
    private final Limits limits;
    private final Installation installation;
    private final RateLimits rateLimits;
    private final Retries retries;

    /// How long and how much.
    ///
    /// @param connect until a connection stands
    /// @param read between two parts of an answer
    /// @param call for all of one document: pages before it, redirects and further tries included
    /// @param bytes the most that a document may have, after decompression
    public record Limits(Duration connect, Duration read, Duration call, long bytes) {
        public static final Limits DEFAULT =
                new Limits(
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(60),
                        32L << 20);
    }

    /// @param shared whose connections, names, trust, proxies and cache are used; what bounds a
    ///   fetch is set here
    HttpDocuments(SharedClient shared, Network network, Limits limits, Backoff backoff) {
        this.shared = new SharedClient(bounded(shared.client(), limits), shared.cacheLock());
        this.network = network;
        this.limits = limits;
        this.installation = Installation.of(network.state());
        this.rateLimits = new RateLimits(network.clock());
        this.retries = new Retries(backoff);
    }

    private static OkHttpClient bounded(OkHttpClient base, Limits limits) {
        return base.newBuilder()
                .followRedirects(false)
                .followSslRedirects(false)
                .connectionSpecs(List.of(ConnectionSpec.MODERN_TLS))
                .connectTimeout(limits.connect)
                .readTimeout(limits.read)
                .callTimeout(limits.call)
                .addNetworkInterceptor(new SecretHeaders())
                .build();
    }

    /// Without a memory and without proxies but the platform's.
    public static DocumentSource create(InstantSource clock, String version) {
        return create(new Network(clock, version, Map.of(), Optional.empty()));
    }

    /// Documents from the network, and those of an administrator's own feeds that are files.
    public static DocumentSource create(Network network) {
        SharedClient shared = SharedClient.open(network);
        Backoff backoff = Backoff.fullJitter(new SecureRandom());
        return new LocalDocuments(
                new HttpDocuments(shared, network, Limits.DEFAULT, backoff),
                network.clock(),
                Limits.DEFAULT.bytes);
    }

    @Override
    public FetchResult fetch(FeedDocument document) {
        String location = FeedUrl.printable(document.url());
        HttpUrl url = HttpUrl.parse(installation.fillIn(document.url()));
        if (url == null || !url.isHttps()) {
            return refused(Refusal.UNREACHABLE, location, "only https addresses are fetched");
        }
        try {
            HttpGet get = prepare(document.access(), url);
            Optional<LinkPattern> link = document.access().link();
            return link.isPresent() ? linked(get, link.get(), url) : get(get, url);
        } catch (RefusedException e) {
            return refused(e.refused().reason(), location, e.refused().detail());
        }
    }

    /// Lets another process use the cache.
    @Override
    public void close() {
        shared.close();
    }

    private HttpGet prepare(Access access, HttpUrl url) throws RefusedException {
        return new HttpGet(
                access.ca().isPresent() ? trusting(access.ca().get()) : shared.client(),
                network.clock(),
                "rangekeeper/" + network.version(),
                limits.bytes,
                rateLimits,
                Hosts.of(url, access),
                url,
                new Secrets(network.environment()).headers(access),
                Deadline.in(limits.call));
    }

    private FetchResult linked(HttpGet get, LinkPattern link, HttpUrl url) throws RefusedException {
        return switch (get(get, url)) {
            case Refused refused -> refused;
            case Fetched page -> {
                String html = new String(page.bytes(), StandardCharsets.UTF_8);
                String target =
                        link.newest(html, url.toString())
                                .orElseThrow(() ->
                                        new RefusedException(
                                                Refusal.MALFORMED,
                                                "no link on this page matches "
                                                        + Excerpt.of(link.pattern().pattern())));
                yield get(get, get.hosts().follow(url, target, "a link"));
            }
        };
    }

    private FetchResult get(HttpGet get, HttpUrl url) {
        return retries.run(get.deadline(), tries -> get.run(url, tries));
    }

    /// Read for each fetch: certificates are replaced while we run.
    private OkHttpClient trusting(Path ca) throws RefusedException {
        return Trust.adding(ca, shared.client());
    }

    private static Refused refused(Refusal reason, String location, String detail) {
        return new Refused(reason, location + ": " + detail);
    }
}
