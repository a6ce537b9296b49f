package io.rangekeeper.reach;

import io.rangekeeper.cidr.Cidr;
import io.rangekeeper.cidr.CidrFormatException;
import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.policy.Annotations;
import io.rangekeeper.policy.NetworkPolicy;
import java.util.regex.Pattern;

/// What the author of a policy never wants its managed rules to allow.
public final class Exceptions {
    private static final Pattern SEPARATOR = Pattern.compile("[\\s,]+");

    private Exceptions() {}

    /// The blocks of its annotation. A text that is none is the planner's to refuse.
    public static CidrSet of(NetworkPolicy policy) {
        CidrSet.Builder except = CidrSet.builder();
        String text = policy.annotations().getOrDefault(Annotations.EXCEPT, "");
        for (String word : SEPARATOR.split(text, -1)) {
            try {
                except.add(Cidr.parseBlockOrAddress(word));
            } catch (CidrFormatException _) {
                // Said with the other mistakes of the policy.
            }
        }
        return except.build();
    }
}
