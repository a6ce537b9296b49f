package io.rangekeeper.cli;

import io.rangekeeper.config.Configuration;
import io.rangekeeper.feed.FetchedFeeds;
import io.rangekeeper.report.Printable;
import io.rangekeeper.report.RangesReport;
import io.rangekeeper.select.Expression;
import io.rangekeeper.select.ExpressionException;
import io.rangekeeper.select.Finding;
import io.rangekeeper.select.Resolution;
import io.rangekeeper.select.Resolver;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `ranges EXPR`: the CIDRs that an expression selects.
@Command(
        name = "ranges",
        mixinStandardHelpOptions = true,
        description = {
            "Prints the CIDRs that a range expression selects: with counts and their source on a terminal,"
                    + " one a line and nothing else on a pipe.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:The expression selects these CIDRs.",
            "1:The expression is wrong, selects nothing, or a feed could not be read.",
            "64:The command line is wrong."
        },
        footerHeading = "%nExpressions:%n",
        footer = {
            "  aws{service=\"S3\", region=~\"eu-(west|central)-1\"}     ranges by their attributes, as in PromQL",
            "  aws{service=\"AMAZON\"} unless aws{service=\"EC2\"}      or, and, unless; parentheses group",
            "  gcp{family=\"ipv4\"} and 34.0.0.0/8                    CIDRs; family works on every feed",
            "  @object-storage                                      a set that the configuration names"
        })
final class RangesCommand implements Callable<Integer> {
    /// Spelt as users write them.
    enum Format {
        text,
        json,
        list
    }

    private final Environment environment;

    @Mixin private final RangesOptions options = new RangesOptions();
    @Mixin private final ConfigurationOption configuration = new ConfigurationOption();

    @Parameters(paramLabel = "EXPR", description = "The range expression; quote it for the shell.")
    private String text = "";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES} (default: text on a terminal, else list).")
    private Optional<Format> output = Optional.empty();

    RangesCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        Configuration given = configuration.read();
        Expression expression = parse();
        Resolver resolver = given.resolver();
        refuse(resolver.validate(expression));
        FetchedFeeds feeds =
                new Ranges(environment, given, options.origin()).fetch(resolver.feeds(expression));
        switch (resolver.resolve(expression, feeds.snapshots())) {
            case Resolution.Waiting waiting -> throw CommandException.failure(failures(feeds));
            case Resolution.Resolved resolved -> {
                refuse(resolver.check(expression, feeds.snapshots()));
                Errors errors = new Errors(environment.err());
                failures(feeds).forEach(errors::print);
                print(new RangesReport(expression.print(), resolved));
            }
        }
        return ExitCode.OK;
    }

    private Expression parse() {
        try {
            return Expression.parse(text);
        } catch (ExpressionException e) {
            // The mark says where, so the message need not.
            throw CommandException.failure(pointAt(e.column(), String.valueOf(e.getMessage())));
        }
    }

    private void refuse(List<Finding> findings) {
        if (!findings.isEmpty()) {
            throw CommandException.failure(
                    findings.stream()
                            .flatMap(finding -> pointAt(finding.column(), finding.text()).stream())
                            .toList());
        }
    }

    /// The expression with a mark under the place that is meant.
    ///
    /// @param column in code points, from 1; 0 when the whole is meant
    private List<String> pointAt(int column, String message) {
        if (column < 1) {
            return List.of(message);
        }
        String before = text.substring(0, text.offsetByCodePoints(0, column - 1));
        return List.of(
                Printable.of(text), " ".repeat(Printable.of(before).length()) + "^ " + message);
    }

    private static List<String> failures(FetchedFeeds feeds) {
        return feeds.failures().stream()
                .map(failure -> failure.key() + " could not be read: " + failure.detail())
                .toList();
    }

    private void print(RangesReport report) {
        Format format = output.orElse(environment.terminal() ? Format.text : Format.list);
        environment
                .out()
                .print(
                        switch (format) {
                            case json -> report.json();
                            case text -> report.text(environment.width());
                            case list -> report.list();
                        });
        environment.out().flush();
    }
}
