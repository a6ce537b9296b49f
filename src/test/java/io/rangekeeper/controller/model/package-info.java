/// A model check: random runs of the whole state machine, judged by a naive model of its own.
@NullMarked
package io.rangekeeper.controller.model;

import org.jspecify.annotations.NullMarked;
