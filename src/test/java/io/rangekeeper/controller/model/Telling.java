package io.rangekeeper.controller.model;

import io.rangekeeper.policy.RulePlan;

/// Tells what a plan was made from and what it is, for somebody who has to find out why it is not
/// what was expected.
final class Telling {
    private Telling() {}

    static String of(Circumstances given, RulePlan plan) {
        return """

        %s%s%s, documents as of %d of %d, begun %d
          asked %s
          live %s, ours %s, selected %s
          written %s
          plan %s\
        """
                .formatted(
                        given.basis(),
                        given.isNews() ? ", news" : given.isRedefined() ? ", redefined" : "",
                        given.isSteady() ? ", steady" : "",
                        given.past().asOf(),
                        given.now(),
                        given.past().begun(),
                        given.asked().text(),
                        Universe.texts(given.live()),
                        given.past().isRead() ? Universe.texts(given.ours()) : "unread",
                        given.past().isRead() ? Universe.texts(given.past().selected()) : "unread",
                        given.written(),
                        of(plan));
    }

    private static String of(RulePlan plan) {
        return switch (plan) {
            case RulePlan.Waiting waiting -> waiting.toString();
            case RulePlan.Decided decided ->
                    "allowing %s, pending %s, held %s, approved %s"
                            .formatted(
                                    decided.effective(),
                                    decided.pending(),
                                    decided.held().stream().map(Change::of).toList(),
                                    decided.approved().stream().map(Change::of).toList());
        };
    }
}
