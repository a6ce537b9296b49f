package io.rangekeeper.cli;

import io.rangekeeper.policy.HeldId;
import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.report.Printable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `approve`: lets held changes through.
@Command(
        name = "approve",
        mixinStandardHelpOptions = true,
        description = {
            "Plans one policy as \"plan\" does, shows what held changes would open and close, asks, and adds their ids"
                    + " to the policy's annotation rangekeeper.io/approve. Each id lets exactly that change through, once."
                    + " Nothing else of the policy is written: the controller, or \"apply\", does that.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:Every change that was named is approved, or was before.",
            "1:There is no such policy or change, or the approval could not be written.",
            "3:A change was declined; it stays Held.",
            "64:The command line is wrong, or there is no terminal to ask on and no --yes."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  rangekeeper plan                               names the ids of what is Held",
            "  rangekeeper approve payments/allow-egress-to-stripe ID",
            "  rangekeeper approve allow-egress-to-stripe ID -f manifests/ --yes"
        })
final class ApproveCommand implements Callable<Integer> {
    private final Environment environment;

    @Parameters(
            index = "0",
            paramLabel = "NAMESPACE/POLICY",
            description = "The policy; POLICY alone where a manifest has no namespace, or with -n.")
    private String policy = "";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "ID",
            description = "The ids of held changes, as \"plan\" prints them.")
    private List<String> ids = List.of();

    @Option(
            names = {"-y", "--yes"},
            description = "Approve without asking, as where there is no terminal.")
    private boolean yes;

    @Mixin private final PolicyOptions policies = new PolicyOptions();
    @Mixin private final RangesOptions ranges = new RangesOptions();
    @Mixin private final ConfigurationOption configuration = new ConfigurationOption();

    ApproveCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        requireSomebodyToAsk();
        List<HeldId> wanted = ids.stream().map(ApproveCommand::id).distinct().toList();
        NamedPolicy name = policies.named(policy);
        Planning planning =
                Planning.prepare(environment, configuration, policies, ranges, Optional.of(name));
        HeldChanges held = HeldChanges.of(name, planning);
        // All ids are looked up before anything is asked or written.
        Map<HeldId, List<HeldChange>> changes = new LinkedHashMap<>();
        wanted.forEach(id -> changes.put(id, held.waiting(id)));
        return approve(changes, new Approval(planning.store()));
    }

    private int approve(Map<HeldId, List<HeldChange>> changes, Approval approval) {
        Map<NetworkPolicy, List<HeldId>> approved = new LinkedHashMap<>();
        boolean declined = false;
        boolean observed = false;
        for (Map.Entry<HeldId, List<HeldChange>> entry : changes.entrySet()) {
            if (entry.getValue().isEmpty()) {
                say(entry.getKey() + " is approved already.");
            }
            for (HeldChange change : entry.getValue()) {
                if (isApproved(change)) {
                    approved.computeIfAbsent(change.policy(), key -> new ArrayList<>())
                            .add(change.id());
                    observed |= change.isObserved();
                } else {
                    say("Not approved: it stays held.");
                    declined = true;
                }
            }
        }
        approved.forEach((policy, ids) -> {
            approval.write(policy, ids);
            say("Approved in " + policy.place() + ".");
        });
        if (observed) {
            say("Its mode is observe: nothing is written while it is.");
        } else if (!approved.isEmpty() || !declined) {
            say("A controller writes it by itself. To write it now: " + apply());
        }
        return declined ? ExitCode.ATTENTION : ExitCode.OK;
    }

    private boolean isApproved(HeldChange change) {
        environment.out().println(change.describe(environment.style(true, List.of())));
        return yes || environment.confirm("Approve this change?");
    }

    private String apply() {
        return NextStep.apply(NextStep.arguments(policies, ranges, configuration));
    }

    private void say(String line) {
        environment.out().println(Printable.of(line));
        environment.out().flush();
    }

    private void requireSomebodyToAsk() {
        if (!yes && !environment.terminal()) {
            throw CommandException.usage(
                    "approve asks before it writes, and there is no terminal to ask on; --yes approves"
                            + " without asking");
        }
    }

    private static HeldId id(String text) {
        return HeldId.parse(text)
                .orElseThrow(() ->
                        CommandException.usage(
                                "\""
                                        + text
                                        + "\" is no id of a held change; expected 32 digits 0-9 and"
                                        + " a-f, as 'rangekeeper plan' prints them"));
    }
}
