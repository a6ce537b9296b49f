package io.rangekeeper.feed;

import com.google.re2j.PatternSyntaxException;
import io.rangekeeper.yaml.Fields;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads the keys that say how a feed's documents are reached.
final class AccessParser {
    private static final Pattern HOST =
            Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");

    private final Fields fields;

    private AccessParser(Fields fields) {
        this.fields = fields;
    }

    /// What holds for all documents of a feed.
    static Access parse(Fields feed) {
        AccessParser parser = new AccessParser(feed);
        return new Access(parser.redirects(), Secret.headers(feed), parser.ca(), Optional.empty());
    }

    /// `link`, where a document has one: its page is the document's address.
    static Optional<LinkPattern> link(Fields link) {
        try {
            return link.requiredText("pattern").map(LinkPattern::compile);
        } catch (PatternSyntaxException e) {
            link.problem("pattern", "not an RE2 pattern: " + e.getDescription());
            return Optional.empty();
        }
    }

    private List<String> redirects() {
        List<String> hosts = fields.textList("redirects");
        for (String host : hosts) {
            if (!HOST.matcher(host).matches()) {
                fields.problem(
                        "redirects", Excerpt.of(host) + " is no host name in lower-case letters");
            }
        }
        return hosts;
    }

    private Optional<Path> ca() {
        return FilePath.parse(fields, "ca");
    }
}
