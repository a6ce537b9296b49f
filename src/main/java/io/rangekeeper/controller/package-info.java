/// Carries plans out; measures and tells what comes of feeds.
@NullMarked
package io.rangekeeper.controller;

import org.jspecify.annotations.NullMarked;
