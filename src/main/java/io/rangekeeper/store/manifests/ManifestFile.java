package io.rangekeeper.store.manifests;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file and the text that was read from it. UTF-8 is decoded strictly, so that the text gives
/// back the very bytes.
///
/// @param bom whether the file begins with a byte order mark, which is not part of the text
record ManifestFile(Path path, boolean bom, String text) {
    /// Far above any manifest; a bound on memory.
    static final long MAX_BYTES = 16L * 1024 * 1024;

    private static final String BOM = "\uFEFF";

    /// @throws CharacterCodingException when the file is not UTF-8
    /// @throws IOException when it cannot be read or is larger than [#MAX_BYTES]
    static ManifestFile read(Path path) throws IOException {
        if (Files.size(path) > MAX_BYTES) {
            throw new IOException("larger than " + MAX_BYTES / 1024 / 1024 + " MiB");
        }
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path));
        String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        boolean bom = text.startsWith(BOM);
        return new ManifestFile(path, bom, bom ? text.substring(1) : text);
    }

    ManifestFile withText(String changed) {
        return new ManifestFile(path, bom, changed);
    }

    byte[] bytes() {
        return (bom ? BOM + text : text).getBytes(StandardCharsets.UTF_8);
    }

    /// As the user named the folder, for people.
    String shown() {
        return Trouble.shown(path);
    }

    boolean isJson() {
        return path.toString().endsWith(".json");
    }
}
