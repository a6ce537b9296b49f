/// YAML 1.2 in: JSON trees for values, marked nodes for edits in place; every error with its line
/// and column.
@NullMarked
package io.rangekeeper.yaml;

import org.jspecify.annotations.NullMarked;
