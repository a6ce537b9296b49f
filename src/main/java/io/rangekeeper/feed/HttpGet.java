package io.rangekeeper.feed;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.CacheControl;
import okhttp3.Call;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;

/// Gets what one document's address leads to, redirects included. Nothing but a 200 counts.
///
/// @param secrets sent to the host of the feed's address only
record HttpGet(
        OkHttpClient client,
        InstantSource clock,
        String userAgent,
        long maxBytes,
        RateLimits rateLimits,
        Hosts hosts,
        HttpUrl home,
        Headers secrets,
        Deadline deadline) {
    private static final int OK = 200;
    private static final int FIRST_SERVER_ERROR = 500;
    private static final int MAX_REDIRECTS = 5;

    /// Whatever was kept of an earlier answer is shown to the server, which says whether it still
    /// holds.
    private static final CacheControl REVALIDATE =
            new CacheControl.Builder().maxAge(0, TimeUnit.SECONDS).build();

    /// @param tries how many went before: what was kept is not trusted a second time
    Try run(HttpUrl url, int tries) {
        HttpUrl at = url;
        try {
            for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
                Optional<Instant> closed = rateLimits.closedUntil(at);
                if (closed.isPresent() && tries == 0) {
                    throw new RefusedException(
                            Refusal.STATUS,
                            "not asked: it wants to be left alone until " + closed.get());
                }
                try (Response response = call(at, tries).execute()) {
                    String target = response.header("Location");
                    if (!response.isRedirect() || target == null) {
                        return judge(response, at);
                    }
                    at = hosts.follow(at, target, describe(response) + ", a redirect");
                }
            }
            throw new RefusedException(
                    Refusal.STATUS, "more than " + MAX_REDIRECTS + " redirects, one after another");
        } catch (RefusedException e) {
            return Try.done(refused(e.refused(), at));
        } catch (SSLHandshakeException | SSLPeerUnverifiedException e) {
            return Try.done(refused(unreachable(e), at));
        } catch (IOException e) {
            return Try.failed(refused(unreachable(e), at));
        }
    }

    private Call call(HttpUrl at, int tries) {
        boolean isHome = at.host().equals(home.host()) && at.port() == home.port();
        Request request =
                new Request.Builder()
                        .url(at)
                        .header("User-Agent", userAgent)
                        .cacheControl(tries == 0 ? REVALIDATE : CacheControl.FORCE_NETWORK)
                        .tag(Headers.class, isHome ? secrets : Headers.EMPTY)
                        .build();
        Call call = client.newCall(request);
        call.timeout().timeout(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
        return call;
    }

    private Try judge(Response response, HttpUrl at) throws IOException, RefusedException {
        if (response.code() == OK) {
            return Try.done(body(response, at));
        }
        Refused refused = refused(new Refused(Refusal.STATUS, describe(response)), at);
        Optional<Duration> wait = rateLimits.note(response);
        boolean inTime = wait.isEmpty() || wait.get().compareTo(deadline.remaining()) < 0;
        return new Try(refused, response.code() >= FIRST_SERVER_ERROR && inTime, wait);
    }

    private FetchResult body(Response response, HttpUrl at) throws IOException, RefusedException {
        String encoding = response.header("Content-Encoding");
        if (encoding != null) {
            // One gzip is expanded by now, and its header gone.
            throw new RefusedException(
                    Refusal.MALFORMED,
                    "encoded as " + Excerpt.of(encoding) + ", which was not asked for");
        }
        BufferedSource source = response.body().source();
        // Reads on until the limit is passed or the end is reached, and holds no more than that.
        if (source.request(maxBytes + 1)) {
            throw new RefusedException(Refusal.TOO_LARGE, "more than " + maxBytes + " bytes");
        }
        return Fetched.fromServer(source.readByteArray(), location(at), clock.instant());
    }

    private static String describe(Response response) {
        return "the answer is " + response.code();
    }

    private static Refused unreachable(IOException e) {
        String message = e.getMessage();
        String kind = e.getClass().getSimpleName();
        String cause = message == null ? kind : kind + ": " + message;
        String prefix = e instanceof InterruptedIOException ? "timed out: " : "";
        return new Refused(Refusal.UNREACHABLE, prefix + Excerpt.plain(cause, 200));
    }

    private static Refused refused(Refused refused, HttpUrl at) {
        return new Refused(refused.reason(), location(at) + ": " + refused.detail());
    }

    private static String location(HttpUrl at) {
        return FeedUrl.printable(at.toString());
    }
}
