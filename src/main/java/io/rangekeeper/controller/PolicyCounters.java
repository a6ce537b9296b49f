package io.rangekeeper.controller;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.rangekeeper.cidr.Family;
import io.rangekeeper.policy.Held;
import java.util.stream.Stream;

/// The counters of policies, all there from the start. What is written equals what is counted as
/// changed; `applied` patches may be more, for one that only notes something changes no address.
final class PolicyCounters {
    private final MeterRegistry registry;

    PolicyCounters(MeterRegistry registry) {
        this.registry = registry;
        for (Family family : Family.values()) {
            for (Change change : Change.values()) {
                cidrs(family, change);
                addresses(family, change);
            }
        }
        Stream.of("applied", "conflict", "rejected", "failed").forEach(this::patches);
        Stream.of(Held.Reason.values()).map(Labels::of).forEach(this::held);
        Stream.of(Held.Reason.values()).map(Labels::of).forEach(this::approved);
        Stream.of("missing", "excess").forEach(this::corrections);
        Stream.of("accepted", "refused").forEach(this::reloads);
        errors();
    }

    Counter cidrs(Family family, Change change) {
        return counter(
                "rangekeeper_policy_changed_cidrs_total",
                "CIDRs that were opened and closed in policies, merged for each cause.",
                "family",
                family.label(),
                "change",
                change.label());
    }

    Counter addresses(Family family, Change change) {
        return counter(
                "rangekeeper_policy_changed_addresses_total",
                "Addresses that were opened and closed in policies.",
                "family",
                family.label(),
                "change",
                change.label());
    }

    Counter patches(String outcome) {
        return counter(
                "rangekeeper_policy_patches_total",
                "Patches that were sent to the API server, by what became of them.",
                "outcome",
                outcome);
    }

    Counter held(String reason) {
        return counter(
                "rangekeeper_changes_held_total",
                "Changes that began to wait for a person, by the reason.",
                "reason",
                reason);
    }

    Counter approved(String reason) {
        return counter(
                "rangekeeper_changes_approved_total",
                "Changes that a person let through and that were written, by the reason.",
                "reason",
                reason);
    }

    Counter corrections(String reason) {
        return counter(
                "rangekeeper_drift_corrections_total",
                "Rules in which edits by others were undone: something was missing or in excess.",
                "reason",
                reason);
    }

    Counter errors() {
        return counter(
                "rangekeeper_plan_errors_total",
                "Plans that could not be made because something is wrong with Rangekeeper itself.");
    }

    Counter notifications(String target, String outcome) {
        return counter(
                "rangekeeper_notifications_total",
                "Notices to a target of the configuration: sent, or lost for good.",
                "target",
                target,
                "outcome",
                outcome);
    }

    Counter reloads(String outcome) {
        return counter(
                "rangekeeper_config_reloads_total",
                "Times that the configuration was read again; one that is refused changes nothing.",
                "outcome",
                outcome);
    }

    private Counter counter(String name, String help, String... tags) {
        return Counter.builder(name).description(help).tags(tags).register(registry);
    }
}
