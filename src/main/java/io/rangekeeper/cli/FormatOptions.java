package io.rangekeeper.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rangekeeper.feed.Feed;
import io.rangekeeper.feed.FeedParser;
import io.rangekeeper.yaml.Problems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/// How a document is read that no feed describes: the keys of a feed, as options.
final class FormatOptions {
    /// What messages call it.
    private static final String NAME = "document";

    /// Spelt as users write them.
    enum Format {
        json,
        text,
        csv
    }

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "Of a URL or FILE: ${COMPLETION-CANDIDATES} (default: json).")
    private Optional<Format> format = Optional.empty();

    @Option(
            names = "--ranges",
            paramLabel = "JQ",
            description =
                    "For json: a jq program that yields an object a range: prefix, and its attributes.")
    private Optional<String> ranges = Optional.empty();

    @Option(
            names = "--columns",
            paramLabel = "NAME",
            split = ",",
            description = "For csv: what each column holds: prefix, attributes, - to skip one.")
    private List<String> columns = List.of();

    /// A feed that is described in full needs none of this.
    void refuse() {
        if (format.isPresent() || ranges.isPresent() || !columns.isEmpty()) {
            throw CommandException.usage(
                    "--format, --ranges and --columns are for a URL or FILE; a feed has its own");
        }
    }

    /// A feed of this one document; empty when it is neither an address nor a file.
    Optional<Feed> feed(String document) {
        return address(document).map(this::describe);
    }

    private Feed describe(String address) {
        if (format.orElse(Format.json) == Format.json && ranges.isEmpty()) {
            throw CommandException.usage(
                    "json needs --ranges, a jq program such as '.prefixes[] | {prefix: .}';"
                            + " --format text and csv need none");
        }
        ObjectNode definition = JsonNodeFactory.instance.objectNode();
        definition.put("name", NAME).put("url", address);
        format.ifPresent(given -> definition.put("format", given.name()));
        ranges.ifPresent(program -> definition.put("ranges", program));
        if (!columns.isEmpty()) {
            ArrayNode names = definition.putArray("columns");
            columns.forEach(names::add);
        }
        Problems problems = new Problems();
        return FeedParser.own(definition, "", problems)
                .orElseThrow(() -> CommandException.failure(problems.all()));
    }

    private static Optional<String> address(String document) {
        if (document.startsWith("file:") || document.contains("://")) {
            return Optional.of(document);
        }
        try {
            return Optional.of(Path.of(document))
                    .filter(Files::isRegularFile)
                    .map(file -> file.toAbsolutePath().toUri().toString());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
