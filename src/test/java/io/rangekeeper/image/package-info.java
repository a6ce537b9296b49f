/// What the image holds, and whether it works: made and tried when it is asked for, not in every
/// build.
@NullMarked
package io.rangekeeper.image;

import org.jspecify.annotations.NullMarked;
