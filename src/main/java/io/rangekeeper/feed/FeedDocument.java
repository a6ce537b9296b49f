package io.rangekeeper.feed;

import io.rangekeeper.cidr.CidrSet;
import java.util.Optional;

/// One document of a feed: its address and how its ranges are read.
///
/// @param url https, without credentials; of an administrator's own feed also `file:`
/// @param expect what makes it plausible
/// @param use which way connections go to what it lists, where that is known
/// @param allow special-purpose space that it may publish all the same
/// @param access how it is reached, beyond the address
public record FeedDocument(
        DocumentKey key,
        String url,
        DocumentFormat format,
        Expectation expect,
        Optional<Use> use,
        CidrSet allow,
        Access access) {
    /// Which way connections go.
    public enum Use {
        /// From the cluster to these addresses.
        EGRESS,
        /// From these addresses to the cluster.
        INGRESS
    }

    /// The address for people: without credentials, and without the query, which may hold a token.
    public String location() {
        return FeedUrl.printable(url);
    }

    /// A document to which its address leads by itself.
    public FeedDocument(
            DocumentKey key,
            String url,
            DocumentFormat format,
            Expectation expect,
            Optional<Use> use,
            CidrSet allow) {
        this(key, url, format, expect, use, allow, Access.DIRECT);
    }

    /// A plain text of which nothing is expected.
    public FeedDocument(DocumentKey key, String url) {
        this(
                key,
                url,
                new DocumentFormat.Text(Attributes.NONE),
                Expectation.NONE,
                Optional.empty(),
                CidrSet.EMPTY);
    }
}
