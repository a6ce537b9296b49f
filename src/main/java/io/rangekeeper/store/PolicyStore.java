package io.rangekeeper.store;

import io.rangekeeper.policy.Namespaces;
import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.policy.PolicyChange;
import java.util.List;
import java.util.Optional;

/// Where policies come from and changes go to.
public interface PolicyStore {
    /// All policies with the label, and what could not be read; never a part of them without saying
    /// so.
    Listing list();

    /// How namespaces are labelled now, as far as the store tells. It is asked only where that
    /// matters: a cluster need not allow it.
    ///
    /// @throws StoreException when that cannot be read
    Namespaces namespaces();

    /// The same policy as it is now; empty when it is gone or has lost its label.
    Optional<NetworkPolicy> reread(NetworkPolicy policy);

    /// Writes a change wholly or not at all.
    WriteResult write(PolicyChange change);

    /// Sets one annotation, and nothing else, of a policy that must still be in the state that was
    /// read: for a person, and not in the name of the controller.
    ///
    /// @param annotation its name; a value that it has is replaced
    WriteResult annotate(NetworkPolicy before, String annotation, String value);

    /// Takes the label and every annotation of ours away, and nothing else, from a policy that must
    /// still be in the state that was read: for a person who lets it go.
    WriteResult strip(NetworkPolicy before);

    /// What a store holds.
    ///
    /// @param policies in the order of their names
    /// @param unreadable what may hold a labelled policy but could not be read
    record Listing(List<NetworkPolicy> policies, List<Unreadable> unreadable) {
        public Listing {
            policies = List.copyOf(policies);
            unreadable = List.copyOf(unreadable);
        }
    }

    /// Something that may be a labelled policy and could not be read.
    ///
    /// @param place `file:line:column` or the object
    /// @param problem what is wrong, and what would be right
    record Unreadable(String place, String problem) {}
}
