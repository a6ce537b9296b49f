package io.rangekeeper.feed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/// The random number by which a server may tell this installation from others, where its documents
/// cannot be had without (Microsoft 365).
record Installation(UUID id) {
    private static final String FILE = "installation";

    /// The one that the folder holds; else a new one, which the folder holds from then on if it
    /// can.
    static Installation of(Optional<Path> state) {
        return state.map(folder -> folder.resolve(FILE))
                .map(Installation::of)
                .orElseGet(Installation::random);
    }

    /// An address with the number in the place that is kept for it.
    String fillIn(String url) {
        return url.replace(FeedUrl.GUID, id.toString());
    }

    private static Installation of(Path file) {
        try {
            return new Installation(UUID.fromString(Files.readString(file).strip()));
        } catch (IOException | IllegalArgumentException e) {
            return write(file, random());
        }
    }

    /// A folder that cannot be written costs nothing but that the number changes with each start.
    private static Installation write(Path file, Installation installation) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, installation.id + "\n");
        } catch (IOException e) {
            return installation;
        }
        return installation;
    }

    private static Installation random() {
        return new Installation(UUID.randomUUID());
    }
}
