package io.rangekeeper.store.manifests;

import io.rangekeeper.policy.Namespaces;
import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.policy.PolicyChange;
import io.rangekeeper.store.PolicyStore;
import io.rangekeeper.store.StoreException;
import io.rangekeeper.store.WriteResult;
import io.rangekeeper.store.manifests.ManifestReader.Found;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The NetworkPolicies of a folder of manifests (`*.yaml`, `*.yml`, `*.json`, recursively), or of a
/// single file. Writing changes the blocks of the managed rules and one annotation in place, or
/// takes our names off; comments, order, quoting and line ends of everything else stay byte for
/// byte.
///
/// A [NetworkPolicy#resourceVersion] covers what one object says, not the file: writing one policy
/// leaves the others of its file current, and so does a changed comment.
public final class ManifestStore implements PolicyStore {
    private static final Comparator<NetworkPolicy> BY_NAME =
            Comparator.comparing(NetworkPolicy::qualifiedName);

    private final Path root;

    /// @param root a folder or a file; places are shown relative to it as it is given here
    public ManifestStore(Path root) {
        this.root = root;
    }

    /// @throws StoreException when the folder is not there or may not be read
    @Override
    public Listing list() {
        List<NetworkPolicy> policies = new ArrayList<>();
        List<Unreadable> unreadable = new ArrayList<>();
        try {
            Folder.Contents contents = Folder.contents(root);
            unreadable.addAll(contents.unreadable());
            for (Path file : contents.files()) {
                Found found = ManifestReader.read(file);
                found.entries().forEach(entry -> policies.add(entry.policy()));
                unreadable.addAll(found.unreadable());
            }
        } catch (IOException e) {
            throw new StoreException(root + " cannot be read: " + Trouble.words(e), e);
        }
        policies.sort(BY_NAME);
        return new Listing(policies, unreadable);
    }

    /// By the Namespace objects among the manifests.
    ///
    /// @throws StoreException when the folder is not there or may not be read
    @Override
    public Namespaces namespaces() {
        NamespaceFinder finder = new NamespaceFinder();
        try {
            Folder.contents(root).files().forEach(finder::visit);
        } catch (IOException e) {
            throw new StoreException(root + " cannot be read: " + Trouble.words(e), e);
        }
        return finder.found();
    }

    /// Empty also when the file no longer holds it in a form that can be read: the next [#list]
    /// says why.
    ///
    /// @throws StoreException when the file is there but may not be read
    @Override
    public Optional<NetworkPolicy> reread(NetworkPolicy policy) {
        Path path = path(policy);
        try {
            return find(ManifestReader.read(ManifestFile.read(path)).entries(), policy)
                    .map(Entry::policy);
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw new StoreException(path + " cannot be read: " + Trouble.words(e), e);
        }
    }

    @Override
    public WriteResult write(PolicyChange change) {
        return write(Wanted.of(change));
    }

    @Override
    public WriteResult annotate(NetworkPolicy before, String annotation, String value) {
        return write(new Wanted(before, List.of(), annotation, value));
    }

    @Override
    public WriteResult strip(NetworkPolicy before) {
        return write(new StripEdit(before));
    }

    private WriteResult write(Edit edit) {
        Path path = path(edit.before());
        try {
            ManifestFile file = ManifestFile.read(path);
            return find(ManifestReader.read(file).entries(), edit.before())
                    .map(entry -> write(edit, file, entry))
                    .orElseGet(() ->
                            new WriteResult.Conflict(
                                    edit.before().place()
                                            + " no longer holds the policy, or not so that"
                                            + " it can be changed"));
        } catch (NoSuchFileException _) {
            return new WriteResult.Conflict(path + " is gone");
        } catch (IOException e) {
            return new WriteResult.Failed(path + " was not read: " + Trouble.words(e));
        }
    }

    private static WriteResult write(Edit edit, ManifestFile file, Entry entry) {
        NetworkPolicy before = edit.before();
        if (!entry.policy().resourceVersion().equals(before.resourceVersion())) {
            return new WriteResult.Conflict(before.place() + " was changed since it was read");
        }
        try {
            ManifestFile edited = file.withText(edit.apply(entry));
            return edit.problem(entry, edited)
                    .<WriteResult>map(problem -> rejected(before, problem))
                    .orElseGet(() -> replace(file, edited));
        } catch (UneditableException e) {
            return rejected(before, String.valueOf(e.getMessage()));
        }
    }

    private static WriteResult.Rejected rejected(NetworkPolicy policy, String problem) {
        return new WriteResult.Rejected(
                policy.place() + " cannot be edited in place and was left alone: " + problem);
    }

    private static WriteResult replace(ManifestFile before, ManifestFile after) {
        if (before.equals(after)) {
            return new WriteResult.Written();
        }
        try {
            return AtomicFile.replace(before.path(), before.bytes(), after.bytes())
                    ? new WriteResult.Written()
                    : new WriteResult.Conflict(before.shown() + " was changed while it was edited");
        } catch (IOException e) {
            return new WriteResult.Failed(
                    before.shown() + " was left as it is: " + Trouble.words(e));
        }
    }

    /// The same policy by its name; of several with one name the one at the same place.
    private static Optional<Entry> find(List<Entry> entries, NetworkPolicy policy) {
        List<Entry> named =
                entries.stream()
                        .filter(entry ->
                                entry.policy().qualifiedName().equals(policy.qualifiedName()))
                        .toList();
        if (named.size() == 1) {
            return Optional.of(named.getFirst());
        }
        return named.stream()
                .filter(entry -> ObjectVersion.isAt(policy.resourceVersion(), entry.position()))
                .findFirst();
    }

    private Path path(NetworkPolicy policy) {
        String place = policy.place();
        return root.getFileSystem().getPath(place.substring(0, place.lastIndexOf(':')));
    }
}
