package io.rangekeeper.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Owners' servers really did serve older documents for a while.
class RollbacksTest {
    private static final Map<String, FeedDocument> DOCUMENTS =
            Map.of(
                    "aws",
                    Documents.document(
                            "{ranges: '.prefixes[] | {prefix: .ip_prefix, service}', version: .syncToken}"),
                    "gcp",
                    Documents.document(
                            "{ranges: '.prefixes[] | {prefix: (.ipv4Prefix // .ipv6Prefix)}', version: .syncToken}"),
                    "azure",
                    Documents.document(
                            "{ranges: '.values[].properties.addressPrefixes[] | {prefix: .}', version: .changeNumber}"));

    @ParameterizedTest
    @ValueSource(strings = {"aws", "gcp", "azure"})
    void theDocumentInTheMiddleIsRefused(String feed) throws IOException {
        List<List<Path>> triples = triples(Documents.shared("rollbacks/" + feed));

        assertThat(triples).hasSize(2).allSatisfy(files -> assertThat(files).hasSize(3));
        for (List<Path> files : triples) {
            Belief belief = new Belief(sha256 -> false);
            Judgement before = judge(belief, feed, files.get(0), Memory.NONE, Optional.empty());
            Optional<Snapshot> last = Optional.of(believed(before));
            Judgement middle = judge(belief, feed, files.get(1), before.memory(), last);
            Judgement after = judge(belief, feed, files.get(2), middle.memory(), last);

            assertThat(middle)
                    .isInstanceOfSatisfying(
                            Judgement.Doubted.class,
                            doubted ->
                                    assertThat(doubted.refused().reason())
                                            .isEqualTo(Refusal.OLDER));
            assertThat(after).isInstanceOf(Judgement.Believed.class);
        }
    }

    private static Snapshot believed(Judgement judgement) {
        return ((Judgement.Believed) judgement).accepted().snapshot();
    }

    private static Judgement judge(
            Belief belief, String feed, Path file, Memory memory, Optional<Snapshot> last)
            throws IOException {
        try (InputStream stream = new GZIPInputStream(Files.newInputStream(file))) {
            Fetched fetched =
                    Fetched.fromServer(
                            stream.readAllBytes(), file.getFileName().toString(), Instant.now());
            return belief.judge(
                    memory,
                    last,
                    Documents.accepted(
                            DocumentReader.read(
                                    Objects.requireNonNull(DOCUMENTS.get(feed)), fetched)));
        }
    }

    /// Before, rolled back and after, of each time that it happened.
    private static List<List<Path>> triples(Path folder) throws IOException {
        Map<String, List<Path>> byTime = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.sorted()
                    .forEach(file -> {
                        String name = file.getFileName().toString();
                        byTime.computeIfAbsent(
                                        name.substring(0, "ROLLBACK-2023-06-29T003004Z".length()),
                                        key -> new ArrayList<>())
                                .add(file);
                    });
        }
        return List.copyOf(byTime.values());
    }
}
