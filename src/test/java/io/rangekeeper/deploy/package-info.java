/// What is shipped in `deploy` is what it says.
@NullMarked
package io.rangekeeper.deploy;

import org.jspecify.annotations.NullMarked;
