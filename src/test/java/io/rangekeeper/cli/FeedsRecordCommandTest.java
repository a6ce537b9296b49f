package io.rangekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.cli.Cli.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedsRecordCommandTest {
    private static final String TEXT = "1.1.1.0/24\n1.1.2.0/24\n";

    @TempDir private Path folder;

    @Test
    void whatIsRecordedIsReadBack() {
        Path recorded = folder.resolve("new/recorded");

        Run run = record(recorded, "mine", "two");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.lines())
                .containsExactly(
                        "mine: " + recorded.resolve("mine.txt"),
                        "two/a: " + recorded.resolve("two-a.json"),
                        "two/b: " + recorded.resolve("two-b.csv"));
        assertThat(recorded.toFile().list()).hasSize(3);
        assertThat(recorded.resolve("mine.txt")).hasContent(TEXT);
        assertThat(
                        Cli.run(
                                        "ranges",
                                        "mine or two",
                                        "--config",
                                        config(TEXT).toString(),
                                        "--recorded",
                                        recorded.toString())
                                .lines())
                .containsExactly("1.1.1.0/24", "1.1.2.0/23", "1.1.4.0/24");
    }

    @Test
    void aRefusedDocumentNeverReplacesAGoodOne() {
        Path recorded = folder.resolve("recorded");
        record(recorded, "mine", "two");

        Run run = record("<html>", recorded, "mine", "two");

        assertThat(run.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(run.err()).startsWith("rangekeeper: mine is not saved: ");
        assertThat(run.lines()).hasSize(2).allMatch(line -> line.startsWith("two/"));
        assertThat(recorded.resolve("mine.txt")).hasContent(TEXT);
    }

    @Test
    void anotherFileOfTheSameNameIsNeverMadeAmbiguous() {
        Cli.write(folder.resolve("mine.json"), "{}");

        Run run = record(folder, "mine");

        assertThat(run.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(run.err()).contains("mine.json goes by its name too; remove it first");
        assertThat(folder.resolve("mine.txt")).doesNotExist();
    }

    @Test
    void aPersonSeesProgress() {
        Path recorded = folder.resolve("recorded");
        Run run =
                new Cli(Map.of(), true)
                        .call(
                                "feeds",
                                "record",
                                recorded.toString(),
                                "mine",
                                "--config",
                                config(TEXT).toString());

        assertThat(run.err()).isEqualTo("mine: 2 ranges\n");
    }

    @Test
    void anUnknownNameRecordsNothing() {
        Path recorded = folder.resolve("recorded");

        Run run = record(recorded, "mine", "twoo");

        assertThat(run.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(run.err()).contains("there is no feed twoo; did you mean two?");
        assertThat(Files.exists(recorded)).isFalse();
    }

    @Test
    void aFileIsNoFolder() {
        Path file = Cli.write(folder.resolve("file"), "");

        Run run = record(file, "mine");

        assertThat(run.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(run.err()).contains(file + " cannot be made a folder");
    }

    private Run record(Path recorded, String... names) {
        return record(TEXT, recorded, names);
    }

    private Run record(String text, Path recorded, String... names) {
        List<String> arguments = new ArrayList<>(List.of("feeds", "record", recorded.toString()));
        arguments.addAll(List.of(names));
        arguments.addAll(List.of("--config", config(text).toString()));
        return Cli.run(arguments.toArray(String[]::new));
    }

    private Path config(String text) {
        Path mine = Cli.write(folder.resolve("source"), text);
        Path json = Cli.write(folder.resolve("source-a"), "[\"1.1.3.0/24\"]");
        Path csv = Cli.write(folder.resolve("source-b"), "1.1.4.0/24,x\n");
        return Cli.write(
                folder.resolve("config.yaml"),
                """
                feeds:
                  mine: {url: '%s', format: text}
                  two:
                    documents:
                      a: {url: '%s', ranges: '.[] | {prefix: .}'}
                      b: {url: '%s', format: csv, columns: [prefix]}
                """
                        .formatted(mine.toUri(), json.toUri(), csv.toUri()));
    }
}
