package io.rangekeeper.cli;

import io.rangekeeper.config.Configuration;
import io.rangekeeper.lint.Severity;
import io.rangekeeper.report.LintHtml;
import io.rangekeeper.report.LintMarkdown;
import io.rangekeeper.report.LintReport;
import io.rangekeeper.report.LintSarif;
import io.rangekeeper.report.LintText;
import io.rangekeeper.report.Palette;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `lint`: what a security reviewer would say.
@Command(
        name = "lint",
        mixinStandardHelpOptions = true,
        description = {
            "Says what a security reviewer would say of all NetworkPolicies, labelled or not: what denies nothing, what cuts"
                    + " off DNS, what is too wide, what is kept by hand. Writes nothing. It looks at pods and namespaces too, where"
                    + " you may list them. config/lint.md has a chapter for each finding.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:Nothing was found that is as bad as --fail-on says.",
            "1:The policies could not be read.",
            "3:Something was found that is as bad as --fail-on says, or worse.",
            "64:The command line is wrong."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  rangekeeper lint                                     the current cluster, feeds from the network",
            "  rangekeeper lint -f manifests/ --fail-on warning -o sarif",
            "  rangekeeper lint -o html > lint.html                 for a security review",
            "  rangekeeper lint -f manifests/ --suggest             and expressions for what is kept by hand",
            "  rangekeeper lint -f deploy/examples --recorded config/samples --fail-on never"
        })
final class LintCommand implements Callable<Integer> {
    /// Spelt as users write them.
    enum Format {
        text,
        json,
        sarif,
        markdown,
        html
    }

    /// Spelt as users write them.
    enum FailOn {
        error,
        warning,
        note,
        never
    }

    private final Environment environment;

    @Mixin private final StoreOptions store = new StoreOptions();
    @Mixin private final RangesOptions ranges = new RangesOptions();
    @Mixin private final ConfigurationOption configuration = new ConfigurationOption();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description =
                    "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}). html is one page to read, filter, print and"
                            + " keep.")
    private Format format = Format.text;

    @Option(names = "--brief", description = "One line for each finding in the text.")
    private boolean brief;

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            defaultValue = "error",
            description =
                    "From which severity on the exit code is 3: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private FailOn failOn = FailOn.error;

    @Option(
            names = "--strict",
            description =
                    "Count what policies silence (rangekeeper.io/lint-ignore) as if they did not.")
    private boolean strict;

    @Option(
            names = "--suggest",
            description = {
                "Read every feed of the catalogue, and write the label and the annotation for blocks that are kept by",
                "hand: the tightest expression that covers them. With --recorded they are read anyway."
            })
    private boolean suggest;

    LintCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        Configuration given = configuration.read();
        Linting linting = Linting.prepare(environment, given, store, ranges.origin(), suggest);
        LintReport report = linting.report(strict);
        environment.out().print(print(report));
        environment.out().flush();
        return isBad(report) ? ExitCode.ATTENTION : ExitCode.OK;
    }

    private String print(LintReport report) {
        return switch (format) {
            case text ->
                    brief
                            ? LintText.brief(report)
                            : LintText.render(report, palette(), environment.width());
            case json -> report.json();
            case sarif -> LintSarif.render(report, Version.number());
            case markdown -> LintMarkdown.render(report);
            case html -> LintHtml.render(report);
        };
    }

    private Palette palette() {
        return environment.colours() ? Palette.ANSI : Palette.PLAIN;
    }

    private boolean isBad(LintReport report) {
        return failOn != FailOn.never
                && report.isAtLeast(Severity.valueOf(failOn.name().toUpperCase(Locale.ROOT)));
    }
}
