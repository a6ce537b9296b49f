package io.rangekeeper.feed;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;

/// What may stand as an address in a feed's description, and how it is printed.
final class FeedUrl {
    /// Stands for a random number that an installation chooses once (Microsoft asks for one).
    static final String GUID = "{guid}";

    private static final String FILE = "file";

    private FeedUrl() {}

    /// What is wrong with an address; never repeats it, since it may hold a password.
    static Optional<String> problem(String url) {
        try {
            return problem(uri(url));
        } catch (URISyntaxException e) {
            return Optional.of("not an address: " + e.getReason());
        }
    }

    /// As [#problem], but a file of this machine is fine too: for an administrator's own feeds.
    static Optional<String> ownProblem(String url) {
        return file(url).isPresent() ? Optional.empty() : problem(url);
    }

    /// The file that an address such as `file:///etc/ranges.txt` names.
    static Optional<Path> file(String url) {
        try {
            URI uri = new URI(url);
            boolean local =
                    FILE.equalsIgnoreCase(uri.getScheme())
                            && uri.getRawAuthority() == null
                            && uri.getRawQuery() == null
                            && uri.getPath() != null;
            return local ? Optional.of(Path.of(uri.getPath())) : Optional.empty();
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// For people and logs: without credentials, and without the query, which may hold a token.
    static String printable(String url) {
        int query = url.indexOf('?');
        String address = query < 0 ? url : url.substring(0, query) + "?...";
        return Excerpt.plain(address.replaceFirst("//[^/]*@", "//"), 200);
    }

    private static URI uri(String url) throws URISyntaxException {
        return new URI(url.replace(GUID, "guid"));
    }

    private static Optional<String> problem(URI uri) {
        if (!"https".equalsIgnoreCase(uri.getScheme())) {
            return Optional.of("only https addresses are fetched");
        }
        if (uri.getRawUserInfo() != null) {
            return Optional.of("credentials do not belong in an address");
        }
        return uri.getHost() == null ? Optional.of("an address without a host") : Optional.empty();
    }
}
