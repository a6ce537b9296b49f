package io.rangekeeper.cli;

import io.rangekeeper.cli.backtest.Chronicle;
import io.rangekeeper.cli.backtest.HistoryException;
import io.rangekeeper.cli.backtest.Replay;
import io.rangekeeper.config.Configuration;
import io.rangekeeper.feed.Belief;
import io.rangekeeper.policy.Limits;
import io.rangekeeper.policy.Mode;
import io.rangekeeper.policy.Settings;
import io.rangekeeper.report.Backtest;
import io.rangekeeper.report.BacktestHtml;
import io.rangekeeper.report.BacktestText;
import io.rangekeeper.report.Palette;
import io.rangekeeper.report.TextReport;
import io.rangekeeper.store.PolicyStore;
import io.rangekeeper.store.manifests.ManifestStore;
import io.rangekeeper.yaml.Durations;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `backtest`: what settings would have meant in the past.
@Command(
        name = "backtest",
        mixinStandardHelpOptions = true,
        description = {
            "Replays what feeds published against policies, in simulated time and without a cluster: how often"
                    + " they would have been written, what would have been opened and closed, and what a person"
                    + " would have been asked. Compare settings with it. Writes nothing.",
            "",
            "Every policy begins as if it had just been written, with a placeholder in its managed rules, and is"
                    + " enforced whatever its mode. Nobody answers: what is held stays so.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:The history was replayed, whatever came of it.",
            "1:There is nothing to replay: no policies, no documents, or none that the policies refer to.",
            "64:The command line is wrong."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  rangekeeper backtest -f deploy/examples --history config/samples/history",
            "  rangekeeper backtest -f manifests/ --history archive/aws --since 2024-01-01",
            "  rangekeeper backtest -f manifests/ --history archive --removal-hold 0 --max-removed 50%%",
            "  rangekeeper backtest -f manifests/ --history archive -o html > backtest.html"
        })
final class BacktestCommand implements Callable<Integer> {
    /// Spelt as users write them.
    enum Format {
        text,
        json,
        html
    }

    private final Environment environment;

    @Option(
            names = {"-f", "--filename"},
            required = true,
            paramLabel = "PATH",
            description = "A folder of manifests (*.yaml, *.yml, *.json), or one.")
    private Path manifests = Path.of("");

    @Mixin private final HistoryOptions history = new HistoryOptions();
    @Mixin private final GuardOptions guard = new GuardOptions();
    @Mixin private final ConfigurationOption configuration = new ConfigurationOption();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description =
                    "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}). html is one page with charts.")
    private Format format = Format.text;

    @Option(
            names = "--full",
            description = "List every question in the text, however many there are.")
    private boolean full;

    BacktestCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        try {
            print(replay());
            return ExitCode.OK;
        } catch (HistoryException e) {
            throw CommandException.failure(e.lines());
        }
    }

    private Backtest replay() throws InterruptedException {
        Configuration given = configuration.read();
        Settings settings = guard.over(enforcing(given.settings()));
        PolicyStore store = manifests();
        PolicyStore.Listing listing = policies(store);
        Chronicle all = history.read(given.catalogue());
        Progress progress = new Progress(environment);
        Replay replay =
                new Replay(
                        listing.policies(),
                        Planning.planner(given, settings, store),
                        new Belief(given.accept()::contains),
                        progress);
        Chronicle chronicle = relevant(all, replay.feeds());
        progress.expect(chronicle.documents().size());
        Backtest backtest =
                replay.run(chronicle, history.horizon())
                        .report(
                                manifests.toString(),
                                history.folder().toString(),
                                guards(settings));
        progress.end();
        return backtest;
    }

    private PolicyStore manifests() {
        if (!Files.exists(manifests)) {
            throw CommandException.failure("-f: " + manifests + " does not exist");
        }
        return new ManifestStore(manifests);
    }

    private PolicyStore.Listing policies(PolicyStore store) {
        PolicyStore.Listing listing = store.list();
        Errors errors = new Errors(environment.err());
        listing.unreadable().forEach(u -> errors.print(u.place() + ": " + u.problem()));
        if (listing.policies().isEmpty()) {
            throw CommandException.failure(
                    "-f: "
                            + manifests
                            + " holds no policy with the label rangekeeper.io/managed: \"true\"");
        }
        return listing;
    }

    /// What nobody refers to need not be read.
    private Chronicle relevant(Chronicle all, Set<String> feeds) {
        Chronicle relevant = all.only(feeds);
        if (relevant.isEmpty()) {
            throw CommandException.failure(
                    "%s holds documents of %s; the policies refer to %s"
                            .formatted(
                                    history.folder(),
                                    String.join(", ", all.names()),
                                    feeds.isEmpty() ? "no feed" : String.join(", ", feeds)));
        }
        return relevant;
    }

    /// A replay shows what would be written, also where nobody dares to write it yet.
    private static Settings enforcing(Settings settings) {
        Limits limits = settings.limits();
        return new Settings(
                Mode.ENFORCE,
                settings.maxCidrs(),
                settings.guard(),
                new Limits(Mode.ENFORCE, limits.maxCidrs(), limits.removalHold()),
                settings.forcedHold(),
                settings.tenants(),
                settings.self());
    }

    private static Backtest.Guards guards(Settings settings) {
        return new Backtest.Guards(
                settings.guard().maxRemovedPercent() + "%",
                settings.guard().maxAdded(),
                Durations.print(settings.guard().removalHold()),
                settings.maxCidrs());
    }

    private void print(Backtest backtest) {
        Palette palette = environment.colours() ? Palette.ANSI : Palette.PLAIN;
        environment
                .out()
                .print(
                        switch (format) {
                            case text ->
                                    BacktestText.render(
                                            backtest,
                                            new TextReport.Style(
                                                    palette, full, environment.width()));
                            case json -> backtest.json();
                            case html -> BacktestHtml.render(backtest);
                        });
        environment.out().flush();
    }
}
