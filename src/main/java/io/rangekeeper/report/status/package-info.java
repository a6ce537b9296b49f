/// The page that shows how a controller and its policies stand: a model, and a template that writes
/// it as HTML.
@NullMarked
package io.rangekeeper.report.status;

import org.jspecify.annotations.NullMarked;
