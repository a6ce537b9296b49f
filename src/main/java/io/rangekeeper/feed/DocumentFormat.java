package io.rangekeeper.feed;

import java.util.List;
import java.util.Optional;

/// How the ranges of a document are found in it.
public sealed interface DocumentFormat {
    /// What every range is labelled with, besides what the document says of each.
    Attributes attributes();

    /// JSON.
    ///
    /// @param ranges yields one object per published range: `prefix`, and the attributes
    /// @param version yields the owner's version, a text or a number
    /// @param published yields the time of publication: ISO 8601 with a zone, or seconds or
    ///   milliseconds since 1970
    record Json(
            JqProgram ranges,
            Optional<JqProgram> version,
            Optional<JqProgram> published,
            Attributes attributes)
            implements DocumentFormat {}

    /// A prefix, an address or `first-last` a line; `#` begins a comment.
    record Text(Attributes attributes) implements DocumentFormat {}

    /// Comma-separated values, a range a row, such as the geofeeds of RFC 8805; `#` begins a line
    /// that is a comment.
    ///
    /// @param columns what each column holds, from the left: `prefix` once, and attributes; the
    ///   empty name skips a column
    /// @param header whether the first row names the columns instead of holding a range
    record Csv(List<String> columns, boolean header, Attributes attributes)
            implements DocumentFormat {
        static final String PREFIX = "prefix";

        public Csv {
            columns = List.copyOf(columns);
        }
    }
}
