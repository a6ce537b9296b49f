/// What a security reviewer would say about policies: one small file for each family of lints, all
/// of them pure. What they say is described in `config/lint.md`.
@NullMarked
package io.rangekeeper.lint;

import org.jspecify.annotations.NullMarked;
