/// Published ranges: the catalogue of feeds, fetching, parsing, and the snapshots that come of it.
@NullMarked
package io.rangekeeper.feed;

import org.jspecify.annotations.NullMarked;
