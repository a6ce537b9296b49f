package io.rangekeeper.cli;

import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.report.Printable;
import io.rangekeeper.report.ShellWords;
import io.rangekeeper.store.PolicyStore;
import io.rangekeeper.store.PolicyStore.Listing;
import io.rangekeeper.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `uninstall`: what becomes of the policies without us.
@Command(
        name = "uninstall",
        mixinStandardHelpOptions = true,
        description = {
            "Shows which policies Rangekeeper looks after, what they hold, what happens to them when it goes (nothing), and"
                    + " how to remove the installation. Nothing is changed.",
            "",
            "With --strip it takes the label rangekeeper.io/managed and every annotation rangekeeper.io/... off them, after"
                    + " a question, and leaves what they allow as it is. The order: remove the installation, then strip."
                    + " While a controller runs it is refused: it would leave a stripped policy alone, but removals that"
                    + " wait, and what was approved, are known by these annotations only.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:The policies were shown, or do not carry our names any more.",
            "1:There is no such policy, a controller runs, or a policy could not be changed.",
            "3:It was declined, or something that may be a policy of ours could not be read.",
            "64:The command line is wrong, or there is no terminal to ask on and no --yes."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  rangekeeper uninstall                          of the current cluster",
            "  rangekeeper uninstall --strip",
            "  rangekeeper uninstall payments/allow-egress-to-stripe --strip -f manifests/ --yes"
        })
final class UninstallCommand implements Callable<Integer> {
    private final Environment environment;

    @Parameters(
            arity = "0..*",
            paramLabel = "NAMESPACE/POLICY",
            description = "Only these policies (else all with the label).")
    private List<String> names = List.of();

    @Option(names = "--strip", description = "Take our label and annotations off.")
    private boolean strip;

    @Option(
            names = {"-y", "--yes"},
            description = "Strip without asking, as where there is no terminal.")
    private boolean yes;

    @Option(
            names = "--force",
            description = "Strip although a controller runs, or nobody knows whether one does.")
    private boolean force;

    @Mixin private final StoreOptions store = new StoreOptions();
    @Mixin private final LeaseOption lease = new LeaseOption();

    UninstallCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        checkOptions();
        List<NamedPolicy> wanted = names.stream().map(store::named).distinct().toList();
        PolicyStore policies = store.open(environment, List.of(), wanted);
        if (strip && !force) {
            refuseWhileAControllerRuns();
        }
        Listing listing = chosen(policies.list(), wanted);
        Farewell.of(listing, store.describe()).forEach(this::say);
        if (!strip) {
            Farewell.advice(store.areManifests(), command()).forEach(this::say);
            return ExitCode.OK;
        }
        int exitCode = strip(listing.policies(), new Stripping(policies));
        return exitCode == ExitCode.OK && !listing.unreadable().isEmpty()
                ? ExitCode.ATTENTION
                : exitCode;
    }

    private int strip(List<NetworkPolicy> policies, Stripping stripping) {
        if (policies.isEmpty()) {
            return ExitCode.OK;
        }
        if (!yes && !environment.confirm("Take our label and annotations off?")) {
            say("Nothing was changed.");
            return ExitCode.ATTENTION;
        }
        List<String> failures = new ArrayList<>();
        for (NetworkPolicy policy : policies) {
            stripping
                    .strip(policy)
                    .ifPresentOrElse(
                            why ->
                                    failures.add(
                                            policy.qualifiedName() + " was left as it is: " + why),
                            () -> say("Stripped " + policy.qualifiedName() + "."));
        }
        if (!failures.isEmpty()) {
            throw CommandException.failure(failures);
        }
        return ExitCode.OK;
    }

    private Listing chosen(Listing all, List<NamedPolicy> wanted) {
        if (wanted.isEmpty()) {
            return all;
        }
        List<NetworkPolicy> policies = new ArrayList<>();
        wanted.forEach(name -> policies.addAll(name.in(all, store.describe()).policies()));
        return new Listing(policies, List.of());
    }

    private void refuseWhileAControllerRuns() {
        try {
            controller()
                    .ifPresent(holder -> {
                        throw CommandException.failure(
                                "the controller "
                                        + holder
                                        + " renewed the Lease "
                                        + lease.namespace()
                                        + "/rangekeeper within the last minute or so: remove the"
                                        + " installation first, then strip; --force strips while it runs");
                    });
        } catch (StoreException e) {
            throw CommandException.failure(
                    List.of(
                            String.valueOf(e.getMessage()),
                            "so nobody knows whether a controller runs; --force strips in any case"));
        }
    }

    private Optional<String> controller() {
        return store.controller(environment, lease.namespace(), environment.clock().instant());
    }

    private String command() {
        List<String> words = new ArrayList<>(List.of("rangekeeper", "uninstall"));
        words.addAll(names);
        words.add("--strip");
        words.addAll(store.arguments());
        return ShellWords.join(words);
    }

    private void checkOptions() {
        if (!strip && (yes || force)) {
            throw CommandException.usage("--yes and --force are for --strip");
        }
        if (strip && !yes && !environment.terminal()) {
            throw CommandException.usage(
                    "uninstall --strip asks before it writes, and there is no terminal to ask on;"
                            + " --yes strips without asking");
        }
    }

    private void say(String line) {
        environment.out().println(Printable.of(line));
        environment.out().flush();
    }
}
