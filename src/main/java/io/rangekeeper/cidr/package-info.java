/// CIDR blocks and sets of addresses: immutable values with exact set algebra. Uses the JDK only.
@NullMarked
package io.rangekeeper.cidr;

import org.jspecify.annotations.NullMarked;
