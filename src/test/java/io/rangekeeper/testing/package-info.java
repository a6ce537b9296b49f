/// What several packages' tests need: a real cluster.
@NullMarked
package io.rangekeeper.testing;

import org.jspecify.annotations.NullMarked;
