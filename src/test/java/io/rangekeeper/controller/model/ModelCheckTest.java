package io.rangekeeper.controller.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.rangekeeper.policy.Held;
import io.rangekeeper.policy.Pending;
import io.rangekeeper.policy.State;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The whole state machine, in thousands of random runs: owners publish, documents are fetched or
/// not, replicas restart, forget and take over, time passes, authors and others edit the policy,
/// and people approve what is held, or held once. Every plan and every write is compared with a
/// naive model, which has bit masks for sets and never asks the product.
///
/// Runs repeat: `-Drangekeeper.seed=N` is the seed of the first one, `-Drangekeeper.runs=N` how
/// many there are. A run that fails is reduced to its shortest sequence of steps.
class ModelCheckTest {
    private static final long SEED = Long.getLong("rangekeeper.seed", 20260101);
    private static final int RUNS = Integer.getInteger("rangekeeper.runs", 2_000);
    private static final int STEPS = 40;

    /// So few runs need not meet everything.
    private static final int FEW = 1_000;

    /// Needs a block broader than any that is published here, or the controller's own policy.
    private static final Set<Held.Reason> NEVER =
            EnumSet.of(Held.Reason.TOO_BROAD, Held.Reason.OWN_POLICY);

    @Test
    void whateverHappensBothPromisesAreKept() {
        System.out.println("rangekeeper.seed=" + SEED + " rangekeeper.runs=" + RUNS);
        Statistics statistics = new Statistics();
        for (int run = 0; run < RUNS; run++) {
            List<Step> steps = RandomSteps.of(SEED + run, STEPS);
            try {
                Run.of(steps, statistics);
            } catch (AssertionError | RuntimeException e) {
                fail(shortest(SEED + run, steps), e);
            }
        }
        System.out.println(statistics);
        assertThat(statistics.missing(RUNS < FEW ? List.of() : everything())).isEmpty();
    }

    private static String shortest(long seed, List<Step> steps) {
        List<Step> shortest = Shrinking.shortest(steps);
        StringBuilder text = new StringBuilder();
        text.append("-Drangekeeper.seed=").append(seed).append(" -Drangekeeper.runs=1\n");
        shortest.forEach(step -> text.append("  ").append(step).append('\n'));
        Shrinking.failure(shortest).ifPresent(failure -> text.append(failure));
        return text.toString();
    }

    private static List<String> everything() {
        List<String> everything = new ArrayList<>();
        for (Class<?> step : Step.class.getPermittedSubclasses()) {
            everything.add("step " + step.getSimpleName());
        }
        for (State state : State.values()) {
            everything.add("State " + state);
        }
        for (Held.Reason reason : EnumSet.complementOf(EnumSet.copyOf(NEVER))) {
            everything.add("Reason " + reason);
        }
        for (Pending.Reason reason : Pending.Reason.values()) {
            everything.add("Reason " + reason);
        }
        for (Circumstances.Basis basis : Circumstances.Basis.values()) {
            everything.add("Basis " + basis);
        }
        everything.addAll(
                List.of("memory lost", "write", "approval used", "stale approval ignored"));
        return everything;
    }
}
