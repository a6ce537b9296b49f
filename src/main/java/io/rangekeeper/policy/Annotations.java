package io.rangekeeper.policy;

/// The names that users and the controller write on a policy. They are a contract: see `config/`.
public final class Annotations {
    public static final String PREFIX = "rangekeeper.io/";

    /// The label, with the value `"true"`, that makes a policy visible to Rangekeeper.
    public static final String MANAGED = PREFIX + "managed";

    /// CIDRs that the managed rules never allow.
    public static final String EXCEPT = PREFIX + "except";

    /// `"true"`: drop the blocks that a newly managed rule held and its expression does not select.
    public static final String ADOPT = PREFIX + "adopt";

    /// `enforce` or `observe`.
    public static final String MODE = PREFIX + "mode";

    /// How many CIDRs the managed rules of the policy may hold together.
    public static final String MAX_CIDRS = PREFIX + "max-cidrs";

    /// How long what an owner withdrew stays open.
    public static final String REMOVAL_HOLD = PREFIX + "removal-hold";

    /// Ids of held changes, each of which is let through once.
    public static final String APPROVE = PREFIX + "approve";

    /// Findings of `lint` that nobody wants to hear of, with the reasons: `RK105: ...; RK201: ...`.
    public static final String LINT_IGNORE = PREFIX + "lint-ignore";

    /// Written by Rangekeeper: what it last wrote, and from what.
    public static final String APPLIED = PREFIX + "applied";

    private Annotations() {}

    /// Whether an annotation is one of ours, also of a version that is yet to come.
    public static boolean isOurs(String name) {
        return name.startsWith(PREFIX);
    }
}
