package io.rangekeeper.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.google.re2j.PatternSyntaxException;
import io.rangekeeper.yaml.Fields;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Reads the keys that say how a feed's documents are reached.
final class AccessParser {
    private static final Pattern HOST =
            Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]+");

    private final Fields fields;

    private AccessParser(Fields fields) {
        this.fields = fields;
    }

    /// What holds for all documents of a feed.
    static Access parse(Fields feed) {
        AccessParser parser = new AccessParser(feed);
        return new Access(parser.redirects(), parser.headers(), parser.ca(), Optional.empty());
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

    private SortedMap<String, Secret> headers() {
        SortedMap<String, Secret> headers = new TreeMap<>();
        Optional<Fields> given = fields.fields("headers");
        JsonNode values = fields.mapping("headers").orElseGet(MissingNode::getInstance);
        for (String name : given.map(Fields::keys).orElse(List.of())) {
            if (!HEADER.matcher(name).matches()) {
                given.get().problem(name, "is no name of a header");
            } else if (!values.path(name).isObject()) {
                // Not repeated: somebody has written the secret itself.
                given.get().problem(name, "{file: PATH} or {env: VARIABLE} is expected");
            } else {
                given.get()
                        .fields(name)
                        .flatMap(Secret::parse)
                        .ifPresent(secret -> headers.put(name, secret));
            }
        }
        return headers;
    }

    private Optional<Path> ca() {
        return FilePath.parse(fields, "ca");
    }
}
