/// Carries plans out.
@NullMarked
package io.rangekeeper.controller;

import org.jspecify.annotations.NullMarked;
