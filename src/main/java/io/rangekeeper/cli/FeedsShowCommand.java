package io.rangekeeper.cli;

import io.rangekeeper.config.Configuration;
import io.rangekeeper.feed.Feed;
import io.rangekeeper.feed.Unlisted;
import io.rangekeeper.report.FeedReport;
import io.rangekeeper.report.VendorReport;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `feeds show NAME`: all about one.
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = {
            "Describes a feed: its documents, what its attributes mean, what a reviewer should know. With --recorded or"
                    + " --fetch also the attributes' most frequent values, with how many ranges have them."
                    + " Of a vendor without a list: its own advice.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:The feed, or the vendor, was described, also where a document was refused.",
            "1:There is neither a feed nor a vendor of this name.",
            "64:The command line is wrong."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  rangekeeper feeds show github",
            "  rangekeeper feeds show aws --fetch                   services and regions as they are now",
            "  rangekeeper feeds show slack                         what to do instead"
        })
final class FeedsShowCommand implements Callable<Integer> {
    private final Environment environment;

    @Mixin private final ReadingOptions reading = new ReadingOptions();
    @Mixin private final ConfigurationOption configuration = new ConfigurationOption();

    @Parameters(paramLabel = "NAME", description = "The name of a feed.")
    private String name = "";

    FeedsShowCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        Configuration given = configuration.read();
        Optional<Feed> feed = given.catalogue().feed(name);
        environment.out().print(feed.isPresent() ? text(given, feed.get()) : advice(given));
        environment.out().flush();
        return ExitCode.OK;
    }

    private String text(Configuration given, Feed feed) {
        return new FeedReport(feed, reading.read(environment, given, Set.of(name)))
                .text(environment.width());
    }

    private String advice(Configuration given) {
        return Unlisted.builtIn()
                .vendor(name)
                .map(VendorReport::new)
                .map(report -> report.text(environment.width()))
                .orElseThrow(() -> FeedNames.unknown(given.catalogue(), name));
    }
}
