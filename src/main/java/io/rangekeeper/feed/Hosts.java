package io.rangekeeper.feed;

import java.util.Set;
import java.util.TreeSet;
import okhttp3.HttpUrl;

/// The hosts that a document may come from: that of its address and those that its feed names.
///
/// @param port of the address; others answer at the usual one
record Hosts(Set<String> names, int port) {
    private static final int HTTPS_PORT = 443;

    static Hosts of(HttpUrl url, Access access) {
        Set<String> names = new TreeSet<>(access.redirects());
        names.add(url.host());
        return new Hosts(names, url.port());
    }

    /// The address that a server names, when it may be followed.
    ///
    /// @param how what the server did, for the message: `a redirect`
    HttpUrl follow(HttpUrl from, String location, String how) throws RefusedException {
        HttpUrl target = from.resolve(location);
        if (target == null || !target.isHttps()) {
            throw refused(how, location, "only https addresses are fetched");
        }
        String shown = target.newBuilder().username("").password("").build().toString();
        if (!names.contains(target.host())) {
            throw refused(how, shown, "the feed allows only " + String.join(", ", names));
        }
        if (target.port() != HTTPS_PORT && target.port() != port) {
            throw refused(how, shown, "no document is fetched from port " + target.port());
        }
        return target;
    }

    private static RefusedException refused(String how, String location, String why) {
        return new RefusedException(
                Refusal.STATUS,
                "%s to %s, which is not followed: %s"
                        .formatted(how, FeedUrl.printable(location), why));
    }
}
