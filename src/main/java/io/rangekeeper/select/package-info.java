/// Range expressions: parse, check, and resolve against snapshots.
@NullMarked
package io.rangekeeper.select;

import org.jspecify.annotations.NullMarked;
