/// Tells others what is done with policies: in batches, signed, tried again, and never in the way
/// of the work itself.
@NullMarked
package io.rangekeeper.notify;

import org.jspecify.annotations.NullMarked;
