package io.rangekeeper.cli;

import java.util.Collection;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/// What the help says, for whoever shows it in another form.
final class HelpText {
    private HelpText() {}

    /// The paragraphs of a command, without the empty lines between them.
    static List<String> paragraphs(CommandSpec command) {
        return List.of(command.usageMessage().description()).stream()
                .map(HelpText::plain)
                .filter(line -> !line.isBlank())
                .toList();
    }

    static String summary(CommandSpec command) {
        return firstSentence(String.join(" ", paragraphs(command)));
    }

    static String summary(ArgSpec argument) {
        return firstSentence(text(argument));
    }

    static String text(ArgSpec argument) {
        String candidates = String.join(", ", candidates(argument));
        String value = argument.defaultValueString(true);
        return plain(String.join(" ", argument.description()))
                .replace("${DEFAULT-VALUE}", value == null ? "" : value)
                .replace("${COMPLETION-CANDIDATES}", candidates);
    }

    /// Those that are shown: subcommands by their own names, not their aliases.
    static Collection<CommandSpec> subcommands(CommandSpec command) {
        return command.subcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .filter(spec -> !spec.usageMessage().hidden())
                .distinct()
                .toList();
    }

    /// The values that there are to choose from; none where anything may stand.
    static List<String> candidates(ArgSpec argument) {
        @Nullable Iterable<String> candidates = argument.completionCandidates();
        return candidates == null
                ? List.of()
                : StreamSupport.stream(candidates.spliterator(), false).toList();
    }

    /// Whether a value is a file or a folder.
    static boolean isPath(ArgSpec argument) {
        return argument.typeInfo().getType() == java.nio.file.Path.class
                || argument.typeInfo().getAuxiliaryTypes()[0] == java.nio.file.Path.class;
    }

    static boolean takesValue(ArgSpec argument) {
        return argument.arity().max() > 0;
    }

    /// As picocli prints it: its texts are formats.
    private static String plain(String text) {
        return text.replace("%n", " ").replace("%%", "%").strip();
    }

    private static String firstSentence(String text) {
        int end = text.indexOf(". ");
        String sentence = end < 0 ? text : text.substring(0, end);
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }
}
