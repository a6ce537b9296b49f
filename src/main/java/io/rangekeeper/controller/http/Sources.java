package io.rangekeeper.controller.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/// What the endpoints show: looked up on each request, by several threads.
///
/// @param live what fails when only a restart can help
/// @param ready what fails as long as nothing can be relied upon yet
/// @param metrics in one of their formats
/// @param policies all policies, as JSON
/// @param policy one of them by namespace and name, as JSON; empty when there is none
/// @param feeds all feeds, as JSON
/// @param page for people, by the query as it was sent; empty where there was none
/// @param policyPage the report of one policy by namespace and name, for people; empty when there
///   is none
public record Sources(
        List<Check> live,
        List<Check> ready,
        Function<MetricsFormat, String> metrics,
        Body policies,
        BiFunction<String, String, Optional<String>> policy,
        Supplier<String> feeds,
        Function<String, Page> page,
        BiFunction<String, String, Optional<Page>> policyPage) {
    public Sources {
        live = List.copyOf(live);
        ready = List.copyOf(ready);
    }

    /// A page in HTML.
    ///
    /// @param sources the only styles and scripts that it has, as a Content-Security-Policy names
    ///   them
    public record Page(String sources, Body body) {
        /// One that is whole already.
        public static Page of(String sources, String html) {
            return new Page(sources, out -> out.write(html.getBytes(StandardCharsets.UTF_8)));
        }
    }

    /// Writes itself piece by piece, so that ten thousand policies are never in memory as one text.
    @FunctionalInterface
    public interface Body {
        /// All of it; the stream is left open.
        ///
        /// @throws IOException when the reader has gone
        void write(OutputStream out) throws IOException;
    }
}
