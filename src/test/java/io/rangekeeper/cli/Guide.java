package io.rangekeeper.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A Markdown file of this repository, and what a test can do with its parts.
record Guide(Path file, String text) {
    private static final Pattern FENCED = Pattern.compile("(?ms)^```(\\w*)\n(.*?)^```$");
    private static final Pattern INDENTED = Pattern.compile("(?m)^ {4,}(?=\\S)(.*)$");
    private static final Pattern SPAN = Pattern.compile("`([^`\n]+)`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)[^)]*\\)");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

    static Guide read(String file) {
        return new Guide(Path.of(file), Cli.read(Path.of(file)));
    }

    /// The texts of fenced blocks in a language.
    List<String> fenced(String language) {
        return FENCED.matcher(text)
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2))
                .toList();
    }

    /// Every `rangekeeper` command, in a block or in a sentence, as the arguments after its name.
    List<List<String>> commands() {
        String rest = FENCED.matcher(text).replaceAll("");
        Stream<String> spans = SPAN.matcher(rest).results().map(span -> span.group(1));
        Stream<String> lines = INDENTED.matcher(text).results().map(line -> line.group(1));
        Stream<String> blocks = fenced("").stream().flatMap(String::lines);
        return Stream.of(lines, blocks, spans)
                .flatMap(all -> all)
                .filter(line -> line.matches("(\\./)?rangekeeper [a-z-]+.*"))
                .map(Guide::arguments)
                .toList();
    }

    /// Where relative links lead to.
    List<Path> links() {
        return LINK.matcher(text)
                .results()
                .map(link -> link.group(1))
                .filter(target -> !target.contains(":"))
                .map(file::resolveSibling)
                .toList();
    }

    /// The code spans of a column of the table whose heading row begins with these words; empty
    /// cells give empty lists.
    List<List<String>> column(String heading, int column) {
        List<String> rows =
                text.lines()
                        .dropWhile(line -> !line.startsWith("| " + heading))
                        .takeWhile(line -> line.startsWith("|"))
                        .skip(2)
                        .toList();
        List<List<String>> cells = new ArrayList<>();
        for (String row : rows) {
            String cell = List.of(row.split("(?<!\\\\)\\|", -1)).get(column);
            cells.add(SPAN.matcher(cell).results().map(span -> span.group(1)).toList());
        }
        return cells;
    }

    private static List<String> arguments(String line) {
        return WORD.matcher(line.replaceFirst("\\s+#\\s.*", ""))
                .results()
                .skip(1)
                .map(Guide::word)
                .toList();
    }

    private static String word(MatchResult word) {
        return Stream.of(1, 2, 3)
                .map(word::group)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }
}
