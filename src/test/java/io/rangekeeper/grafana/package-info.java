/// What watches Rangekeeper from outside, on the real programs that do.
@NullMarked
package io.rangekeeper.grafana;

import org.jspecify.annotations.NullMarked;
