package io.rangekeeper.cli;

import io.rangekeeper.config.Configuration;
import io.rangekeeper.feed.Accepted;
import io.rangekeeper.feed.Catalogue;
import io.rangekeeper.feed.FetchedFeeds;
import io.rangekeeper.report.CheckReport;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `feeds check`: what is read of one, and why not all of it.
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Fetches and reads one feed, or a document at an address or in a file, and shows what was read of it, what"
                    + " was left out and set aside, and why. For whoever describes a feed of their own.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:Every document was accepted.",
            "1:A document was refused, or there is no such feed or file.",
            "64:The command line is wrong."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  rangekeeper feeds check stripe",
            "  rangekeeper feeds check mine --config rangekeeper.yaml",
            "  rangekeeper feeds check https://example.com/ips.txt --format text",
            "  rangekeeper feeds check ./ips.json --ranges '.prefixes[] | {prefix: .ip, region}'"
        })
final class FeedsCheckCommand implements Callable<Integer> {
    private final Environment environment;

    @Mixin private final RecordedOption recorded = new RecordedOption();
    @Mixin private final ConfigurationOption configuration = new ConfigurationOption();
    @Mixin private final FormatOptions format = new FormatOptions();

    @Parameters(
            paramLabel = "NAME|URL|FILE",
            description = "A feed; else an https: or file: address; else a file.")
    private String what = "";

    FeedsCheckCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        Configuration given = configuration.read();
        FetchedFeeds read = read(given);
        for (Accepted accepted : read.accepted()) {
            environment.out().print(new CheckReport(accepted).text(environment.width()));
        }
        environment.out().flush();
        List<String> refused =
                read.failures().stream()
                        .map(failure ->
                                "%s is refused (%s): %s"
                                        .formatted(
                                                failure.key(),
                                                failure.refused().reason().label(),
                                                failure.refused().detail()))
                        .toList();
        if (!refused.isEmpty()) {
            throw CommandException.failure(refused);
        }
        return ExitCode.OK;
    }

    private FetchedFeeds read(Configuration given) {
        if (given.catalogue().feed(what).isPresent()) {
            format.refuse();
            return read(given, what);
        }
        return format.feed(what)
                .map(feed -> read(given.with(Catalogue.of(List.of(feed))), feed.name()))
                .orElseThrow(() -> FeedNames.unknown(given.catalogue(), what));
    }

    private FetchedFeeds read(Configuration configuration, String name) {
        Origin origin = Origin.of(recorded.folder());
        return new Ranges(environment, configuration, origin).fetch(Set.of(name));
    }
}
