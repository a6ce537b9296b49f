/// One model of a plan for people and machines, and the texts made from it.
@NullMarked
package io.rangekeeper.report;

import org.jspecify.annotations.NullMarked;
