package io.rangekeeper.cli;

import io.rangekeeper.config.Configuration;
import io.rangekeeper.feed.Catalogue;
import io.rangekeeper.feed.DocumentKey;
import io.rangekeeper.feed.Feed;
import io.rangekeeper.feed.FeedDocument;
import io.rangekeeper.feed.Fetched;
import io.rangekeeper.feed.FetchedFeeds;
import io.rangekeeper.feed.RecordedDocuments;
import io.rangekeeper.report.Printable;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `feeds record DIR`: documents for `--recorded`.
@Command(
        name = "record",
        mixinStandardHelpOptions = true,
        description = {
            "Fetches documents and saves them in a folder, for --recorded of this and other commands. A document that is"
                    + " refused is not saved: one that was saved before stays.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:Every document was saved.",
            "1:A document was refused or could not be saved, or there is no such feed.",
            "64:The command line is wrong."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  rangekeeper feeds record recorded/ aws stripe        then: rangekeeper plan --recorded recorded/",
            "  rangekeeper feeds record recorded/                   all feeds"
        })
final class FeedsRecordCommand implements Callable<Integer> {
    private final Environment environment;
    private final Map<DocumentKey, Fetched> fetched = new ConcurrentHashMap<>();

    @Mixin private final ConfigurationOption configuration = new ConfigurationOption();

    @Parameters(index = "0", paramLabel = "DIR", description = "The folder; made if need be.")
    private Path folder = Path.of("");

    @Parameters(index = "1..*", paramLabel = "NAME", description = "Feeds (default: all).")
    private List<String> names = List.of();

    FeedsRecordCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        Configuration given = configuration.read();
        Catalogue catalogue = given.catalogue();
        Set<String> wanted = wanted(catalogue);
        makeFolder();
        FetchedFeeds read =
                new Ranges(environment, given, Origin.OWNERS)
                        .fetch(wanted, source -> new RememberedDocuments(source, fetched));
        wanted.forEach(name -> save(catalogue.feed(name).orElseThrow(), read));
        environment.out().flush();
        if (!read.failures().isEmpty()) {
            throw CommandException.failure(
                    read.failures().stream()
                            .map(failure ->
                                    failure.key() + " is not saved: " + failure.refused().detail())
                            .toList());
        }
        return ExitCode.OK;
    }

    private Set<String> wanted(Catalogue catalogue) {
        for (String name : names) {
            if (catalogue.feed(name).isEmpty()) {
                throw FeedNames.unknown(catalogue, name);
            }
        }
        return names.isEmpty() ? catalogue.names() : new TreeSet<>(names);
    }

    private void makeFolder() {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw CommandException.failure(folder + " cannot be made a folder: " + e);
        }
    }

    private void save(Feed feed, FetchedFeeds read) {
        for (FeedDocument document : feed.documents()) {
            if (read.snapshots().current(document.key()).isPresent()) {
                Path file = save(document);
                environment.out().println(Printable.of(document.key() + ": " + file));
            }
        }
    }

    /// Only of a document that was accepted, hence fetched.
    private Path save(FeedDocument document) {
        try {
            Fetched bytes = Objects.requireNonNull(fetched.get(document.key()));
            return new RecordedDocuments(folder).keep(document, bytes);
        } catch (FileAlreadyExistsException e) {
            throw CommandException.failure(
                    document.key()
                            + " is not saved: "
                            + e.getFile()
                            + " goes by its name too; remove it first");
        } catch (IOException e) {
            throw CommandException.failure(document.key() + " cannot be saved: " + e);
        }
    }
}
