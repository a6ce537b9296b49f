package io.rangekeeper.policy;

import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.select.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What stays open for the hold although it is not selected any more. Only what is open already:
/// nothing is opened again that somebody closed.
final class Lingering {
    private Lingering() {}

    static List<Pending> of(Situation situation) {
        List<Pending> pending = new ArrayList<>();
        if (situation.hold().isZero()) {
            return pending;
        }
        Timeline timeline = situation.timeline();
        CidrSet open = situation.allowed(situation.live().kept()).difference(timeline.selected());
        for (Timeline.Withdrawn withdrawn : timeline.withdrawn()) {
            CidrSet addresses = open.intersection(withdrawn.addresses());
            add(pending, Pending.Reason.WITHDRAWN, addresses, situation, withdrawn.since());
            open = open.difference(addresses);
        }
        // What the administrator takes out of a set is not to be told from what is not remembered.
        if (!timeline.isRemembered() && !situation.isRedefined()) {
            add(
                    pending,
                    Pending.Reason.UNREMEMBERED,
                    open.intersection(situation.ours()).intersection(timeline.possible()),
                    situation,
                    timeline.begun());
        }
        return pending;
    }

    private static void add(
            List<Pending> pending,
            Pending.Reason reason,
            CidrSet all,
            Situation situation,
            Instant since) {
        CidrSet addresses = Live.withoutPlaceholders(all);
        if (!addresses.isEmpty()) {
            pending.add(new Pending(reason, addresses, situation.timeline().release(since)));
        }
    }
}
