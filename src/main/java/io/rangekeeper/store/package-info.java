/// Where policies come from and changes go to: the cluster and a folder of manifests.
@NullMarked
package io.rangekeeper.store;

import org.jspecify.annotations.NullMarked;
