package io.rangekeeper.store.manifests;

import io.rangekeeper.store.PolicyStore.Unreadable;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;

/// Finds the manifests of a folder, in a fixed order: by name, level by level. Hidden folders are
/// skipped, and no symbolic link leads out.
final class Folder {
    private static final List<String> SUFFIXES = List.of(".yaml", ".yml", ".json");

    private final Path realRoot;
    private final List<Path> files = new ArrayList<>();
    private final List<Unreadable> unreadable = new ArrayList<>();

    /// @param unreadable folders and links that may lead to manifests but were not followed
    record Contents(List<Path> files, List<Unreadable> unreadable) {}

    private Folder(Path root) throws IOException {
        this.realRoot = root.toRealPath();
    }

    /// The manifests under a folder; a file is taken whatever its name.
    ///
    /// @throws IOException when the root is not there or may not be read
    static Contents contents(Path root) throws IOException {
        Folder folder = new Folder(root);
        if (Files.isDirectory(root)) {
            folder.list(root);
        } else {
            folder.files.add(root);
        }
        return new Contents(folder.files, folder.unreadable);
    }

    private void list(Path folder) throws IOException {
        for (Path child : children(folder)) {
            if (Files.isSymbolicLink(child)) {
                link(child);
            } else if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
                descend(child);
            } else if (isManifest(child) && Files.isRegularFile(child)) {
                files.add(child);
            }
        }
    }

    private void descend(Path folder) {
        if (isHidden(folder)) {
            return;
        }
        try {
            list(folder);
        } catch (IOException e) {
            report(folder, "cannot be read: " + Trouble.words(e));
        }
    }

    /// A link to a file that is found anyway is passed over. One to a hidden place within the
    /// folder is followed: mounted ConfigMaps are such links.
    private void link(Path link) throws IOException {
        boolean folder = Files.isDirectory(link);
        if (folder ? isHidden(link) : !isManifest(link)) {
            return;
        }
        if (!Files.exists(link)) {
            report(link, "is a symbolic link to nothing");
            return;
        }
        Path target = link.toRealPath();
        if (!target.startsWith(realRoot)) {
            report(
                    link,
                    "is a symbolic link out of the folder and was not followed; name the place it"
                            + " leads to instead");
        } else if (!folder && !isFoundAnyway(realRoot.relativize(target))) {
            files.add(link);
        }
    }

    private static boolean isFoundAnyway(Path relative) {
        Path folders = relative.getParent();
        return isManifest(relative)
                && (folders == null
                        || StreamSupport.stream(folders.spliterator(), false)
                                .noneMatch(Folder::isHidden));
    }

    private static List<Path> children(Path folder) throws IOException {
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            return StreamSupport.stream(stream.spliterator(), false)
                    .sorted(Comparator.comparing(Folder::name))
                    .toList();
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    private void report(Path path, String problem) {
        unreadable.add(new Unreadable(Trouble.shown(path), problem));
    }

    private static boolean isManifest(Path path) {
        return SUFFIXES.stream().anyMatch(name(path)::endsWith);
    }

    private static boolean isHidden(Path folder) {
        return name(folder).startsWith(".");
    }

    private static String name(Path path) {
        Path name = path.getFileName();
        return name == null ? "" : name.toString();
    }
}
