package io.rangekeeper.store.manifests;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Says what a failing file system means, and what to do.
final class Trouble {
    private Trouble() {}

    /// A path as the user named it; a bare `./` in front of it says nothing.
    static String shown(Path path) {
        boolean here = path.startsWith(".") && path.getNameCount() > 1;
        return (here ? path.subpath(1, path.getNameCount()) : path).toString();
    }

    static String words(IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> "it is not there";
            case AccessDeniedException denied ->
                    "no permission for " + denied.getFile() + "; give this user access to it";
            case CharacterCodingException _ -> "is not UTF-8; save it in that encoding";
            case FileSystemException failed when failed.getReason() != null ->
                    failed.getFile() + ": " + failed.getReason();
            default -> String.valueOf(e.getMessage());
        };
    }
}
