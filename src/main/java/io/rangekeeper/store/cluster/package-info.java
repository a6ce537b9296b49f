/// Policies in a cluster, through the official client: the only package that knows `io.kubernetes`.
@NullMarked
package io.rangekeeper.store.cluster;

import org.jspecify.annotations.NullMarked;
