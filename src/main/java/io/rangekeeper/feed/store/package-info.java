/// What documents said, kept over restarts.
@NullMarked
package io.rangekeeper.feed.store;

import org.jspecify.annotations.NullMarked;
