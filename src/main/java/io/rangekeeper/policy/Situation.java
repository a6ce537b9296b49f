package io.rangekeeper.policy;

import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.select.Resolution;
import java.util.Optional;

/// One managed rule before anything is decided: what is asked for, what that selects, what is
/// there, and what is known of its past.
///
/// @param before E(S0): what the present expression selects from the snapshots that were last
///   applied, where they are known
/// @param except addresses that the policy's author never allows
/// @param adopt whether blocks that nobody selects may go although the rule is managed for the
///   first time
record Situation(
        ManagedRule managed,
        Resolution resolution,
        Optional<CidrSet> before,
        Live live,
        Basis basis,
        CidrSet except,
        boolean adopt) {

    /// Whether an annotation, and not an owner, asks for something new.
    boolean isNews() {
        return !basis.knows(managed);
    }

    boolean isWaiting() {
        return resolution instanceof Resolution.Waiting;
    }

    CidrSet allowed(CidrSet addresses) {
        return addresses.difference(except);
    }

    /// What is open, is no placeholder, and may stay open while a change is held: nothing that the
    /// author excluded, and only what the expression once selected, where that can be told and
    /// leaves something.
    CidrSet kept() {
        CidrSet open = allowed(live.kept());
        CidrSet asked = before.map(open::intersection).orElse(open);
        return Live.withoutPlaceholders(asked.isEmpty() ? open : asked);
    }
}
