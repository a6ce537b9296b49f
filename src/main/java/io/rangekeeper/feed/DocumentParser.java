package io.rangekeeper.feed;

import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.yaml.Fields;
import java.util.Optional;

/// Reads those keys that describe one document: they stand beside the feed's own, or below its name
/// in `documents`.
final class DocumentParser {
    private final String feed;
    private final CidrSet allow;
    private final Access access;
    private final boolean own;

    /// @param allow special-purpose space that the feed may publish
    /// @param access what holds for all of its documents
    /// @param own whether an administrator describes it, who may name a file of this machine
    DocumentParser(String feed, CidrSet allow, Access access, boolean own) {
        this.feed = feed;
        this.allow = allow;
        this.access = access;
        this.own = own;
    }

    /// @param fields the document's own keys
    /// @param inherited where those that say how it is read may stand instead: the feed's keys
    FeedDocument parse(
            String name,
            Fields fields,
            Fields inherited,
            Expectation expect,
            Optional<FeedDocument.Use> use) {
        DocumentKey key = new DocumentKey(feed, name);
        Optional<Fields> link = fields.fields("link");
        String url = link.isPresent() ? page(fields, link.get()) : url(fields);
        Access reached = link.flatMap(AccessParser::link).map(access::withLink).orElse(access);
        link.ifPresent(Fields::refuseOthers);
        DocumentFormat format = new FormatParser(fields, inherited).format();
        return new FeedDocument(key, url, format, expect, use, allow, reached);
    }

    private String url(Fields fields) {
        Optional<String> url = fields.requiredText("url");
        url.flatMap(own ? FeedUrl::ownProblem : FeedUrl::problem)
                .ifPresent(problem -> fields.problem("url", problem));
        return url.orElse("");
    }

    /// The page that links to the document stands in for the document's address.
    private static String page(Fields fields, Fields link) {
        fields.text("url")
                .ifPresent(url -> fields.problem("url", "the link's page takes its place"));
        Optional<String> page = link.requiredText("page");
        page.flatMap(FeedUrl::problem).ifPresent(problem -> link.problem("page", problem));
        return page.orElse("");
    }
}
