package io.rangekeeper.feed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import okhttp3.Headers;

/// Looks secrets up, for each fetch: a token that is replaced is taken up without a restart.
///
/// @param environment the process's variables
record Secrets(Map<String, String> environment) {
    /// The headers of a feed.
    ///
    /// @throws RefusedException when there is no such text, or one that no header can carry; the
    ///   message says where it was looked for and nothing of the text
    Headers headers(Access access) throws RefusedException {
        Headers.Builder headers = new Headers.Builder();
        for (Map.Entry<String, Secret> header : access.headers().entrySet()) {
            headers.set(header.getKey(), read(header.getValue()));
        }
        return headers.build();
    }

    /// One of them, as above.
    String read(Secret secret) throws RefusedException {
        return switch (secret) {
            case Secret.InFile(Path file) -> line(content(file), "the file " + file);
            case Secret.InVariable(String name) ->
                    line(environment.getOrDefault(name, ""), "the environment variable " + name);
        };
    }

    private static String content(Path file) throws RefusedException {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new RefusedException(
                    Refusal.UNREACHABLE, "the file " + file + " with a header cannot be read");
        }
    }

    private static String line(String text, String place) throws RefusedException {
        String line = text.strip();
        if (line.isEmpty() || !line.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            throw new RefusedException(
                    Refusal.UNREACHABLE,
                    place + " does not hold one line of printable ASCII for a header");
        }
        return line;
    }
}
