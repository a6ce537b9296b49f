package io.rangekeeper.explain;

import java.util.List;
import java.util.SortedMap;

/// The answer. Its components are those of the JSON (`config/explain.schema.json`).
///
/// @param at the time that it is true for (ISO 8601, UTC)
/// @param past whether that was asked for: ranges, and what managed rules select, are as they were
///   then
/// @param asked as it was written
/// @param kind `block`, `host` or `expression`
/// @param addresses what that stands for
/// @param published by whom
/// @param allowed pods with a rule that allows some of it
/// @param denied pods that are isolated, and of whose policies none allows any of it
/// @param open pods that no policy isolates: they may reach, and be reached by, everything
/// @param notRead what was not read, so that the answer may lack something
public record Explanation(
        int version,
        String at,
        boolean past,
        String asked,
        String kind,
        List<String> addresses,
        List<Publication> published,
        List<Allowance> allowed,
        List<Denial> denied,
        List<Pods> open,
        List<NotRead> notRead) {
    public static final int VERSION = 1;

    /// Ranges that share their attributes.
    ///
    /// @param title the owner's name for people
    /// @param attributes as the owner names them
    /// @param ranges those that hold, or are held by, what was asked about
    /// @param more how many there are besides
    /// @param all whether they hold all of it
    /// @param setAside whether they never enter a policy
    /// @param notes what a reviewer should know of them
    public record Publication(
            String document,
            String title,
            SortedMap<String, List<String>> attributes,
            List<String> ranges,
            int more,
            boolean all,
            boolean setAside,
            List<String> notes) {}

    /// Some pods, in one direction.
    ///
    /// @param words who they are, for people
    /// @param direction `egress` or `ingress`
    public record Pods(String words, String namespace, String direction) {}

    /// What allows some pods some of it.
    ///
    /// @param others policies that select these pods too, and do not allow it
    public record Allowance(Pods pods, List<Permission> rules, List<String> others) {}

    /// A rule that allows it.
    ///
    /// @param place where the rule stands: `file:line`, or the object
    /// @param path as in `spec.egress[0]`
    /// @param ports in words
    /// @param blocks of the rule that hold it, or lie in it; `everything` where the rule names no
    ///   peer
    /// @param more how many blocks there are besides
    /// @param all whether all of it is allowed by this rule
    /// @param expression that the blocks follow; empty where they are kept by hand
    /// @param when `now`, `planned` (once the plan is carried out), `until` (not any more then),
    ///   or, of the past, `then`
    public record Permission(
            String policy,
            String place,
            String path,
            String ports,
            List<String> blocks,
            int more,
            boolean all,
            String expression,
            String when) {}

    /// Pods that it is not allowed to.
    ///
    /// @param policies that select them
    public record Denial(Pods pods, List<String> policies) {}

    /// Something that was not read.
    public record NotRead(String what, String problem) {}

    public Explanation {
        addresses = List.copyOf(addresses);
        published = List.copyOf(published);
        allowed = List.copyOf(allowed);
        denied = List.copyOf(denied);
        open = List.copyOf(open);
        notRead = List.copyOf(notRead);
    }
}
