package io.rangekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whether they are free of warnings is seen by the test of the release, which has groff.
class ManualTest {
    @TempDir private Path folder;

    @Test
    void everyCommandHasAPage() throws IOException {
        Path pages = folder.resolve("man1");

        assertThat(Cli.run("manual", pages.toString()).exitCode()).isZero();

        try (Stream<Path> files = Files.list(pages)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .contains(
                            "rangekeeper.1",
                            "rangekeeper-plan.1",
                            "rangekeeper-feeds-show.1",
                            "rangekeeper-uninstall.1")
                    .doesNotContain("rangekeeper-manual.1");
        }
        assertThat(Cli.read(pages.resolve("rangekeeper-apply.1")))
                .startsWith(".TH \"RANGEKEEPER\\-APPLY\" 1 ")
                .contains(
                        ".SH NAME\nrangekeeper\\-apply \\- Plans as ",
                        ".SH SYNOPSIS\nrangekeeper apply [",
                        ".TP\n\\fB\\-f\\fR, \\fB\\-\\-filename\\fR=\\fIPATH\\fR\n",
                        ".SH EXIT STATUS\n.TP\n\\fB0\\fR\nEvery policy is in step.\n",
                        ".SH SEE ALSO\n\\fBrangekeeper\\fR(1)\n")
                .doesNotContain("${", "%n", "@|");
    }
}
