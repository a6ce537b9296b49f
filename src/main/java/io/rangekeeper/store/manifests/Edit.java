package io.rangekeeper.store.manifests;

import io.rangekeeper.policy.NetworkPolicy;
import java.util.Optional;

/// A change of one policy in the text of a file.
interface Edit {
    /// The policy as it was read.
    NetworkPolicy before();

    /// The text of the whole file afterwards.
    ///
    /// @throws UneditableException when the layout does not allow it
    String apply(Entry entry);

    /// What is wrong with the text, read again; empty when the change was made exactly.
    Optional<String> problem(Entry entry, ManifestFile edited);
}
