/// The commands, and the only place where objects are put together.
@NullMarked
package io.rangekeeper.cli;

import org.jspecify.annotations.NullMarked;
