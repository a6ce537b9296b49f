/// What pods may reach and be reached by: how NetworkPolicies add up, exactly and without sampling.
/// Knows nothing of where objects come from.
@NullMarked
package io.rangekeeper.reach;

import org.jspecify.annotations.NullMarked;
