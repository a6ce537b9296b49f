/// Replays what feeds published against policies, in simulated time. Knows nothing of command
/// lines.
@NullMarked
package io.rangekeeper.cli.backtest;

import org.jspecify.annotations.NullMarked;
