package io.rangekeeper.cli;

import io.rangekeeper.config.Configuration;
import io.rangekeeper.feed.FetchedFeeds;
import io.rangekeeper.feed.Unlisted;
import io.rangekeeper.report.FeedsReport;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `feeds`: what there is.
@Command(
        name = "feeds",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "[COMMAND]",
        subcommands = {FeedsShowCommand.class, FeedsCheckCommand.class, FeedsRecordCommand.class},
        description = {
            "Lists the feeds that expressions may name, and the vendors that publish no list. With --recorded or"
                    + " --fetch also whether their documents can be read, their version and how many ranges they hold;"
                    + " the age is that of the oldest document: since its owner published it, where it says so.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:What was asked for was shown, accepted or saved; the list also where a document was refused.",
            "1:There is no such feed, or a document that was to be checked or recorded was refused.",
            "64:The command line is wrong."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  rangekeeper feeds                                    the catalogue; no network",
            "  rangekeeper feeds --fetch                            and how each is now",
            "  rangekeeper feeds show aws --recorded config/samples",
            "  rangekeeper feeds check mine --config rangekeeper.yaml"
        })
final class FeedsCommand implements Callable<Integer> {
    /// Spelt as users write them.
    enum Format {
        text,
        json
    }

    private final Environment environment;

    @Mixin private final ReadingOptions reading = new ReadingOptions();
    @Mixin private final ConfigurationOption configuration = new ConfigurationOption();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Format format = Format.text;

    FeedsCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        Configuration given = configuration.read();
        Optional<FetchedFeeds> read = reading.read(environment, given, given.catalogue().names());
        FeedsReport report =
                new FeedsReport(
                        given.catalogue().feeds(),
                        Unlisted.builtIn().vendors(),
                        read,
                        environment.clock().instant());
        environment
                .out()
                .print(
                        switch (format) {
                            case text -> report.text(environment.width());
                            case json -> report.json();
                        });
        environment.out().flush();
        return ExitCode.OK;
    }
}
