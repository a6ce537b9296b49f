/// Policies in a folder of manifests, edited in place: what a change does not concern stays byte
/// for byte. Every edit is read back and compared before a file is touched.
@NullMarked
package io.rangekeeper.store.manifests;

import org.jspecify.annotations.NullMarked;
