package io.rangekeeper.lint;

import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.cidr.Family;
import io.rangekeeper.feed.Feed;
import io.rangekeeper.policy.Annotations;
import io.rangekeeper.policy.Placeholders;
import io.rangekeeper.policy.PolicyPlan;
import io.rangekeeper.reach.Grant;
import java.math.BigInteger;

/// Blocks of a published list that somebody typed in once, and that nobody keeps up to date.
final class UnlabelledLint implements Lint {
    /// Who would open this much more is better off with a list by hand.
    private static final int MOST_TIMES = 8;

    @Override
    public void inspect(Scene scene, Findings findings) {
        Suggestions suggestions = new Suggestions(scene.known());
        scene.grants()
                .filter(grant -> !grant.everyone() && isByHand(scene, grant))
                .forEach(grant -> {
                    CidrSet blocks = Placeholders.without(grant.addresses());
                    if (!blocks.isEmpty() && !BreadthLint.isWorld(blocks)) {
                        suggestions
                                .tightest(blocks)
                                .ifPresent(found -> report(scene, findings, grant, blocks, found));
                    }
                });
    }

    private static boolean isByHand(Scene scene, Grant grant) {
        return scene.plan(grant.policy()).map(PolicyPlan.Unmanaged.class::isInstance).orElse(true);
    }

    private static void report(
            Scene scene, Findings findings, Grant grant, CidrSet blocks, Suggestions.Found found) {
        String owner =
                scene.known().catalogue().feed(found.feed()).map(Feed::title).orElse(found.feed());
        CidrSet more = found.selected().difference(blocks);
        boolean fitting = isFitting(blocks, found.selected());
        findings.add(
                LintId.RK301,
                fitting ? Severity.WARNING : Severity.NOTE,
                grant,
                "%s %s published by %s, and nobody keeps them up to date here. The tightest expression that covers them, %s, selects %s%s."
                        .formatted(
                                found.inside() == blocks.size()
                                        ? "All of " + Words.count(blocks.size(), "block")
                                        : found.inside()
                                                + " of "
                                                + Words.count(blocks.size(), "block"),
                                found.inside() == 1 ? "is" : "are",
                                owner,
                                found.expression().print(),
                                more.isEmpty()
                                        ? "exactly the same addresses"
                                        : Words.addresses(more) + " more",
                                fitting ? "" : ", too many to be meant"),
                fitting ? fix(grant, found) : "");
    }

    private static boolean isFitting(CidrSet blocks, CidrSet selected) {
        Family family = Words.family(blocks);
        return selected.addresses(family)
                        .compareTo(
                                blocks.addresses(family).multiply(BigInteger.valueOf(MOST_TIMES)))
                <= 0;
    }

    private static String fix(Grant grant, Suggestions.Found found) {
        return "metadata:\n  labels:\n    %s: \"true\"\n  annotations:\n    %s%s: %s"
                .formatted(
                        Annotations.MANAGED,
                        Annotations.PREFIX,
                        grant.rule().direction().label(),
                        YamlText.quoted(found.expression().print()));
    }
}
