/// What is known of some addresses: who publishes them, and who may reach them or be reached from
/// there.
@NullMarked
package io.rangekeeper.explain;

import org.jspecify.annotations.NullMarked;
