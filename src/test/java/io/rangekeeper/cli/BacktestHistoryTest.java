package io.rangekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.cli.Cli.Run;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What owners really published; skipped where the folder of recorded documents is not there.
class BacktestHistoryTest {
    private static final Path SHARED = Path.of("..", "shared", "feeds", "history");
    private static final String SINCE = "2026-08-03";
    private static final String UNTIL = "2026-08-05";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir private Path folder;

    @BeforeEach
    void skipWithoutDocuments() {
        Assumptions.assumeTrue(
                Files.isDirectory(SHARED), "real feed documents are not here: " + SHARED);
    }

    /// The writes are counted without the product: by the prefixes as they stand in the documents.
    @Test
    void aRuleIsWrittenAsOftenAsItsAddressesChange() throws IOException {
        List<CidrSet> distinct = new ArrayList<>();
        for (Path file : files("aws-consecutive")) {
            String name = file.getFileName().toString();
            if (name.compareTo(SINCE) >= 0 && name.compareTo(UNTIL) < 0) {
                CidrSet selected = selected(file);
                if (distinct.isEmpty() || !distinct.getLast().equals(selected)) {
                    distinct.add(selected);
                }
            }
        }

        JsonNode report =
                replay(
                        "aws-consecutive",
                        "aws{service=\"AMAZON\", region=\"us-east-1\"}",
                        "--since",
                        SINCE,
                        "--until",
                        UNTIL);

        assertThat(distinct.size()).isGreaterThan(3);
        assertThat(report.at("/total/writes").asInt()).isEqualTo(distinct.size());
        assertThat(report.at("/total/refused").asInt()).isZero();
    }

    @Test
    void anotherLayoutOfTheSameContentIsNoChange() throws IOException {
        JsonNode report = replay("github-format-flap", "github{list=\"git\"}");

        assertThat(report.at("/total/documents").asInt()).isEqualTo(3);
        assertThat(report.at("/total/writes").asInt()).isEqualTo(1);
    }

    private JsonNode replay(String history, String expression, String... more) throws IOException {
        Path policy =
                Cli.write(
                        folder.resolve("policy.yaml"),
                        Cli.policy("a", "rangekeeper.io/egress: '" + expression + "'"));
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "backtest",
                                "-f",
                                policy.toString(),
                                "--history",
                                SHARED.resolve(history).toString(),
                                "--removal-hold",
                                "0",
                                "-o",
                                "json"));
        arguments.addAll(List.of(more));
        Run run = Cli.run(arguments.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
        return JSON.readTree(run.out());
    }

    private static List<Path> files(String history) throws IOException {
        try (Stream<Path> files = Files.list(SHARED.resolve(history))) {
            return files.sorted().toList();
        }
    }

    private static CidrSet selected(Path file) throws IOException {
        CidrSet.Builder selected = CidrSet.builder();
        try (InputStream bytes = new GZIPInputStream(Files.newInputStream(file))) {
            JsonNode document = JSON.readTree(bytes);
            for (JsonNode range : document.path("prefixes")) {
                add(selected, range, "ip_prefix");
            }
            for (JsonNode range : document.path("ipv6_prefixes")) {
                add(selected, range, "ipv6_prefix");
            }
        }
        return selected.build();
    }

    private static void add(CidrSet.Builder selected, JsonNode range, String prefix) {
        if (range.path("service").asText().equals("AMAZON")
                && range.path("region").asText().equals("us-east-1")) {
            selected.add(range.path(prefix).asText());
        }
    }
}
