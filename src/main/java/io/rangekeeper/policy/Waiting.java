package io.rangekeeper.policy;

import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.feed.DocumentKey;
import java.util.List;
import java.util.SortedSet;

/// A managed rule whose documents are not known. What its author excludes needs none of them: it is
/// closed at once, and nothing else is.
///
/// @param except what its author excludes; of the controller's own way out, nothing that is open
/// @param behind whether somebody has read them and written the rule from them
record Waiting(
        CidrSet except,
        ManagedRule managed,
        Live live,
        SortedSet<DocumentKey> missing,
        boolean behind) {

    RulePlan.Waiting plan() {
        CidrSet open = live.addresses();
        // Blocks that nobody can read are not ours to judge yet.
        Layout layout = Layout.of(open, except);
        if (!live.unreadable().isEmpty() || open.isEmpty() || layout.allows().equals(open)) {
            return new RulePlan.Waiting(managed, missing, behind, open, open, List.of());
        }
        return new RulePlan.Waiting(
                managed, missing, behind, open, layout.allows(), layout.blocks());
    }
}
