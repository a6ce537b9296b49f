/// The configuration file: one YAML file, checked as a whole, every mistake with its path.
@NullMarked
package io.rangekeeper.config;

import org.jspecify.annotations.NullMarked;
