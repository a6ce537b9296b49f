package io.rangekeeper.cli;

import io.rangekeeper.config.Configuration;
import io.rangekeeper.explain.Explanation;
import io.rangekeeper.report.ExplainHtml;
import io.rangekeeper.report.ExplainMarkdown;
import io.rangekeeper.report.ExplainReport;
import io.rangekeeper.report.ExplainText;
import io.rangekeeper.report.Palette;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `explain ADDRESS`: who publishes it, and who may reach it.
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = {
            "Says of an address, a block, a host or what an expression selects: who publishes it, with all attributes; which"
                    + " rules allow it, to which pods and on which ports; which policies select these pods and do not; and which"
                    + " pods it is not allowed to. All NetworkPolicies count, labelled or not. Every feed of the catalogue is read.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:The question was answered, whatever the answer.",
            "1:There is nothing to explain (a host without an address, an expression that selects nothing), or the policies"
                    + " could not be read.",
            "64:The command line is wrong."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  rangekeeper explain 140.82.112.4                     in the current cluster",
            "  rangekeeper explain api.stripe.com -f manifests/",
            "  rangekeeper explain 'aws{service=\"EC2\"}' -o json     who may reach anything there",
            "  rangekeeper explain 140.82.112.4 --state state/ --at 2026-11-01T12:00:00Z"
        })
final class ExplainCommand implements Callable<Integer> {
    /// Spelt as users write them.
    enum Format {
        text,
        json,
        markdown,
        html
    }

    private final Environment environment;

    @Mixin private final StoreOptions store = new StoreOptions();
    @Mixin private final RangesOptions ranges = new RangesOptions();
    @Mixin private final ConfigurationOption configuration = new ConfigurationOption();

    @Parameters(
            paramLabel = "ADDRESS",
            description = "An address, a CIDR, a host's name, or a range expression.")
    private String asked = "";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description =
                    "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}). html is one page to read, filter, print and"
                            + " keep.")
    private Format format = Format.text;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = {
                "What the answer was then, by what --state remembers: 2026-11-01, or 2026-11-01T12:00:00Z (UTC).",
                "Policies are taken as they are now, and managed rules with what their expressions selected."
            })
    private Optional<String> at = Optional.empty();

    ExplainCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        Configuration given = configuration.read();
        Explaining explaining = new Explaining(environment, given, store, ranges.origin());
        Explanation answer =
                at.isPresent()
                        ? explaining.past(asked, Moment.parse("--at", at.get()))
                        : explaining.present(asked);
        environment.out().print(print(answer));
        environment.out().flush();
        return ExitCode.OK;
    }

    private String print(Explanation answer) {
        Palette palette = environment.colours() ? Palette.ANSI : Palette.PLAIN;
        return switch (format) {
            case text -> ExplainText.render(answer, palette, environment.width());
            case json -> ExplainReport.json(answer);
            case markdown -> ExplainMarkdown.render(answer);
            case html -> ExplainHtml.render(answer);
        };
    }
}
