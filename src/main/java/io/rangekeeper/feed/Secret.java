package io.rangekeeper.feed;

import io.rangekeeper.yaml.Fields;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Where a text stands that no configuration, message or log may hold.
public sealed interface Secret {
    /// The content of a file, without the line break at its end.
    record InFile(Path file) implements Secret {}

    /// An environment variable.
    record InVariable(String name) implements Secret {}

    /// `{file: PATH}` or `{env: VARIABLE}`.
    static Optional<Secret> parse(Fields value) {
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
