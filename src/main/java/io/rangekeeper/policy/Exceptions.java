package io.rangekeeper.policy;

import io.rangekeeper.cidr.CidrFormatException;
import io.rangekeeper.cidr.CidrSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// What the author of a policy never wants its managed rules to allow: the annotation
/// [Annotations#EXCEPT].
public final class Exceptions {
    private static final Pattern SEPARATOR = Pattern.compile("[\\s,]+");

    private Exceptions() {}

    /// As far as it can be read. A text that is no block makes the policy Invalid, so its planner
    /// says so.
    public static CidrSet of(NetworkPolicy policy) {
        return of(policy, _ -> {});
    }

    /// The same.
    ///
    /// @param problems is told of each text that is no block
    static CidrSet of(NetworkPolicy policy, Consumer<String> problems) {
        CidrSet.Builder except = CidrSet.builder();
        String text = policy.annotations().getOrDefault(Annotations.EXCEPT, "");
        SEPARATOR
                .splitAsStream(text)
                .filter(word -> !word.isEmpty())
                .forEach(word -> {
                    try {
                        except.add(word);
                    } catch (CidrFormatException e) {
                        problems.accept(String.valueOf(e.getMessage()));
                    }
                });
        return except.build();
    }
}
