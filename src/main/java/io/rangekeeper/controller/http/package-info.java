/// What a controller shows by HTTP.
@NullMarked
package io.rangekeeper.controller.http;

import org.jspecify.annotations.NullMarked;
