package io.rangekeeper.feed;

import io.rangekeeper.yaml.Fields;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Where a text stands that no configuration, message or log may hold.
public sealed interface Secret {
    /// A field name of HTTP, as owners and receivers use them.
    Pattern HEADER = Pattern.compile("[A-Za-z0-9-]+");

    /// The content of a file, without the line break at its end.
    record InFile(Path file) implements Secret {}

    /// An environment variable.
    record InVariable(String name) implements Secret {}

    /// What a key says: `{file: PATH}` or `{env: VARIABLE}`. Anything else is a problem that does
    /// not repeat it: somebody may have written the secret itself.
    static Optional<Secret> parse(Fields fields, String key) {
        return fields.fields(key, "{file: PATH} or {env: VARIABLE}").flatMap(Secret::parse);
    }

    /// The key `headers`: a mapping from their names to secrets, which are read as above.
    static SortedMap<String, Secret> headers(Fields fields) {
        SortedMap<String, Secret> headers = new TreeMap<>();
        fields.fields("headers")
                .ifPresent(given -> {
                    for (String name : given.keys()) {
                        if (!HEADER.matcher(name).matches()) {
                            given.problem(name, "is no name of a header");
                        }
                        parse(given, name).ifPresent(secret -> headers.put(name, secret));
                    }
                });
        return headers;
    }

    private static Optional<Secret> parse(Fields value) {
        Optional<Secret> file = FilePath.parse(value, "file").map(InFile::new);
        Optional<Secret> variable = value.text("env").map(InVariable::new);
        value.refuseOthers();
        if (value.has("file") == value.has("env")) {
            value.problem("file", "either file or env says where the value stands");
        }
        return file.or(() -> variable);
    }

    /// The text, looked up now: one that is replaced is taken up without a restart.
    ///
    /// @param environment the process's variables
    /// @throws IOException when there is no such text, or one of more than one line of printable
    ///   ASCII; the message says where it was looked for and nothing of the text
    default String read(Map<String, String> environment) throws IOException {
        try {
            return new Secrets(environment).read(this);
        } catch (RefusedException e) {
            throw new IOException(e.refused().detail(), e);
        }
    }
}
