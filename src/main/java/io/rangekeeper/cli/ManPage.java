package io.rangekeeper.cli;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// The help of a command as a manual page, in the macros of man(7). Picocli's own generator makes
/// AsciiDoc, which would bring Ruby into the build for what is one page of code.
final class ManPage {
    private final CommandSpec command;
    private final StringBuilder page = new StringBuilder();

    private ManPage(CommandSpec command) {
        this.command = command;
    }

    /// @param version of the program
    static String of(CommandSpec command, String version) {
        ManPage page = new ManPage(command);
        page.write(version);
        return page.page.toString();
    }

    /// As in `rangekeeper-feeds-show`.
    static String name(CommandSpec command) {
        return command.qualifiedName("-");
    }

    private void write(String version) {
        String name = name(command);
        page.append(
                ".TH \"%s\" 1 \"\" \"rangekeeper %s\" \"Rangekeeper\"\n"
                        .formatted(
                                escape(name.toUpperCase(java.util.Locale.ROOT)), escape(version)));
        section("NAME");
        line(name + " - " + HelpText.summary(command));
        section("SYNOPSIS");
        line(synopsis());
        section("DESCRIPTION");
        for (String paragraph : HelpText.paragraphs(command)) {
            page.append(".PP\n");
            line(paragraph);
        }
        commands();
        arguments();
        exitCodes();
        examples();
        seeAlso();
    }

    private String synopsis() {
        return command.commandLine()
                .getUsageMessage(Help.Ansi.OFF)
                .lines()
                .takeWhile(line -> line.startsWith("Usage: ") || line.startsWith("  "))
                .map(line -> line.replaceFirst("^Usage: ", "").strip())
                .collect(Collectors.joining(" "));
    }

    private void commands() {
        List<CommandSpec> subcommands = List.copyOf(HelpText.subcommands(command));
        if (!subcommands.isEmpty()) {
            section("COMMANDS");
            subcommands.forEach(sub -> entry(bold(sub.name()), HelpText.summary(sub) + "."));
        }
    }

    private void arguments() {
        section("OPTIONS");
        for (PositionalParamSpec parameter : command.positionalParameters()) {
            entry(italic(parameter.paramLabel()), HelpText.text(parameter));
        }
        for (OptionSpec option : command.options()) {
            if (!option.hidden()) {
                entry(names(option), HelpText.text(option));
            }
        }
    }

    private static String names(OptionSpec option) {
        String names =
                Stream.of(option.names()).map(ManPage::bold).collect(Collectors.joining(", "));
        return HelpText.takesValue(option) ? names + value(option) : names;
    }

    private static String value(ArgSpec option) {
        return "=" + italic(option.paramLabel());
    }

    private void exitCodes() {
        Map<String, String> codes = command.usageMessage().exitCodeList();
        if (!codes.isEmpty()) {
            section("EXIT STATUS");
            codes.forEach((code, meaning) -> entry(bold(code), meaning));
        }
    }

    private void examples() {
        String[] footer = command.usageMessage().footer();
        if (footer.length > 0) {
            section("EXAMPLES");
            page.append(".nf\n");
            Stream.of(footer).filter(line -> !line.isBlank()).forEach(this::line);
            page.append(".fi\n");
        }
    }

    private void seeAlso() {
        Stream<CommandSpec> parent = Stream.ofNullable(command.parent());
        String others =
                Stream.concat(parent, HelpText.subcommands(command).stream())
                        .map(other -> bold(name(other)) + "(1)")
                        .collect(Collectors.joining(", "));
        if (!others.isEmpty()) {
            section("SEE ALSO");
            page.append(others).append('\n');
        }
    }

    private void section(String title) {
        page.append(".SH ").append(title).append('\n');
    }

    private void entry(String term, String text) {
        page.append(".TP\n").append(term).append('\n');
        line(text);
    }

    private void line(String text) {
        page.append(escape(text)).append('\n');
    }

    private static String bold(String text) {
        return "\\fB" + escape(text) + "\\fR";
    }

    private static String italic(String text) {
        return "\\fI" + escape(text) + "\\fR";
    }

    /// A hyphen that may be copied, and no line that begins with a request.
    private static String escape(String text) {
        String escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("\"", "\\(dq");
        return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
    }
}
