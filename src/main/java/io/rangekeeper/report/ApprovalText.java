package io.rangekeeper.report;

import java.util.ArrayList;
import java.util.List;

/// Held changes for the person who may approve them.
public final class ApprovalText {
    private ApprovalText() {}

    /// One held change as a person should see it before a decision: every CIDR, whatever the style
    /// says.
    public static String render(
            Report.Policy policy, Report.Rule rule, Report.Hold hold, TextReport.Style style) {
        Page page = new Page(style.width());
        new PolicyText(page, style.withAll()).decision(policy, rule, hold);
        return page.toString();
    }

    /// `opens 8 IPv4 addresses, closes nothing`.
    public static String effect(Report.Hold hold) {
        return "opens "
                + Amount.addresses(Sizing.of(hold.added()))
                + ", closes "
                + Amount.addresses(Sizing.of(hold.removed()));
    }

    /// What a person let through, and who, as far as that is known.
    static String approved(Report.Policy policy, Report.Hold hold) {
        return policy.approvedBy().isEmpty()
                ? hold.message()
                : "by " + policy.approvedBy() + ": " + hold.message();
    }

    /// The command that approves it, for a shell; empty where nothing can.
    ///
    /// @param arguments the options that name the same policies and ranges
    static String command(Report.Policy policy, Report.Hold hold, List<String> arguments) {
        return command(policy.qualifiedName(), hold.id(), arguments);
    }

    /// As above.
    ///
    /// @param policy `namespace/name`
    /// @param id of what is held; empty where nothing can approve it
    public static String command(String policy, String id, List<String> arguments) {
        if (id.isEmpty()) {
            return "";
        }
        List<String> words = new ArrayList<>(List.of("rangekeeper", "approve", policy, id));
        words.addAll(arguments);
        String command = ShellWords.join(words);
        return isCopied(command) ? command : "rangekeeper approve NAMESPACE/POLICY " + id;
    }

    /// Whether a terminal and a code span show it as it is. A manifest may have any name: what is
    /// shown otherwise than it was quoted must not get into somebody's shell.
    private static boolean isCopied(String command) {
        return command.indexOf('`') < 0 && Printable.of(command).equals(command);
    }
}
