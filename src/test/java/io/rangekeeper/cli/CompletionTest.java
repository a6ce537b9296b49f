package io.rangekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Completion in real shells, where they are installed.
class CompletionTest {
    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "rangekeeper pla,plan",
                "rangekeeper feeds sh,show",
                "rangekeeper apply --rec,--recorded",
                "rangekeeper uninstall --str,--strip",
                "rangekeeper completion fi,fish"
            })
    void bashCompletes(String line, String expected) throws Exception {
        Path script = script("bash");
        String words = line.replace(" ", "' '");

        String out =
                run(
                        "bash",
                        "-c",
                        """
                        set -e
                        source '%s'
                        COMP_WORDS=('%s')
                        COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
                        COMP_LINE='%s' COMP_POINT=${#COMP_LINE}
                        compopt() { :; }  # bash has it only while it completes
                        _complete_rangekeeper
                        printf '%%s\\n' "${COMPREPLY[@]}"
                        """
                                .formatted(script, words, line));

        assertThat(out.lines()).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "rangekeeper pla,plan",
        "rangekeeper feeds sh,show",
        "rangekeeper --verb,--verbose",
        "rangekeeper feeds show --rec,--recorded",
        "rangekeeper apply --rec,--recorded",
        "rangekeeper uninstall --str,--strip",
        "rangekeeper completion fi,fish",
        "rangekeeper apply --config conf,config/"
    })
    void fishCompletesWithDescriptions(String line, String expected) throws Exception {
        String out =
                run(
                        "fish",
                        "--no-config",
                        "-c",
                        "source '%s'; complete -C '%s'".formatted(script("fish"), line));

        assertThat(out.lines().map(found -> found.split("\t", -1)[0])).contains(expected);
    }

    @Test
    void fishOffersWhatAnOptionTakesAndNothingElse() throws Exception {
        String out =
                run(
                        "fish",
                        "--no-config",
                        "-c",
                        "source '%s'; complete -C 'rangekeeper plan -o '"
                                .formatted(script("fish")));

        assertThat(out.lines().map(found -> found.split("\t", -1)[0]))
                .containsExactlyInAnyOrder("text", "json", "markdown", "html");
    }

    @ParameterizedTest
    @CsvSource({
        "rangekeeper pla,rangekeeper plan",
        "rangekeeper feeds sho,rangekeeper feeds show",
        "rangekeeper apply --recor,rangekeeper apply --recorded",
        "rangekeeper uninstall --str,--strip  -- Take our label",
        "rangekeeper apply --config conf,rangekeeper apply --config config/"
    })
    void zshCompletes(String line, String expected) throws Exception {
        String out =
                run(
                        "zsh",
                        "-f",
                        "-c",
                        """
                        zmodload zsh/zpty
                        zpty -b z 'TERM=dumb PS1= zsh -f -i'
                        waits() { # until it says this, or for half a minute
                            for _ in {1..300}; do
                                while zpty -r -t z text; do said+=$text; done
                                [[ $said == *"$1"* ]] && return
                                sleep 0.1
                            done
                        }
                        zpty -w z "autoload -U compinit; compinit -u -D; source '%s'; print REA''DY"
                        waits READY
                        said=
                        zpty -w -n z "%s"$'\\t'
                        waits "%s"
                        print -r -- "$said"
                        zpty -d z
                        """
                                .formatted(script("zsh"), line, expected));

        assertThat(out).contains(expected);
    }

    @Test
    void everyCommandAndOptionHasADescription() {
        assertThat(Cli.run("completion", "fish").lines())
                .filteredOn(line -> line.contains(" -d "))
                .hasSizeGreaterThan(100)
                .noneMatch(line -> line.endsWith(" -d ''"))
                .noneMatch(line -> line.contains("${"));
    }

    @Test
    void aShellThatIsNotKnownIsAMistake() {
        assertThat(Cli.run("completion", "tcsh").exitCode()).isEqualTo(ExitCode.USAGE);
    }

    private Path script(String shell) {
        Cli.Run run = Cli.run("completion", shell);
        assertThat(run.exitCode()).isZero();
        return Cli.write(folder.resolve("script"), run.out());
    }

    private String run(String... command) throws IOException, InterruptedException {
        assumeTrue(isInstalled(command[0]), command[0] + " is not installed");
        Path out = folder.resolve("out");
        ProcessBuilder builder =
                new ProcessBuilder(List.of(command))
                        .redirectErrorStream(true)
                        .redirectOutput(out.toFile());
        builder.environment().put("HOME", folder.toString());
        Process process = builder.start();
        process.getOutputStream().close();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(out, StandardCharsets.UTF_8);
    }

    private static boolean isInstalled(String shell) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .anyMatch(path -> Files.isExecutable(Path.of(path, shell)));
    }
}
