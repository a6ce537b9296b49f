/// What a labelled NetworkPolicy asks for, what it should hold, and the change between: pure
/// functions.
@NullMarked
package io.rangekeeper.policy;

import org.jspecify.annotations.NullMarked;
