package io.rangekeeper.controller;

import io.rangekeeper.policy.PolicyPlan;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells several. That one of them fails keeps neither the others nor the controller from its work.
record Witnesses(List<Witness> all) implements Witness {
    private static final Logger LOG = LoggerFactory.getLogger(Witnesses.class);

    @Override
    public void settled(Told told, Outcome outcome) {
        tell(witness -> witness.settled(told, outcome));
    }

    @Override
    public void contended(PolicyPlan plan, String contender) {
        tell(witness -> witness.contended(plan, contender));
    }

    @Override
    public void owned(PolicyPlan plan, String owner) {
        tell(witness -> witness.owned(plan, owner));
    }

    private void tell(Consumer<Witness> what) {
        for (Witness witness : all) {
            try {
                what.accept(witness);
            } catch (RuntimeException e) {
                LOG.error("what was done could not be told", e);
            }
        }
    }
}
