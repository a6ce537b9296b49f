package io.rangekeeper.store;

import io.rangekeeper.reach.Inventory;

/// Where all policies are, labelled or not, and what they are about: for people who look at the
/// whole. Nothing is written.
@FunctionalInterface
public interface InventoryStore {
    /// All that may be read; what may not is among the gaps.
    ///
    /// @throws StoreException when not even policies can be read
    Inventory read();
}
