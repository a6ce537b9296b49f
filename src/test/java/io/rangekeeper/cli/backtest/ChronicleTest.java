package io.rangekeeper.cli.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rangekeeper.feed.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChronicleTest {
    private static final Catalogue CATALOGUE = Catalogue.builtIn();
    private static final String DAY = "2026-01-01.json";

    @TempDir private Path folder;

    @Test
    void aFolderOfOneFeedIsInTheOrderOfItsTimes() throws IOException {
        file("aws/b-2026-01-01T00-00-00Z.json.gz");
        file("aws/a-2026-01-03.json");
        file("aws/c-2025-12-31.json");
        file("aws/README.md");
        file("aws/.2024-01-01.json");

        Chronicle chronicle = read("aws");

        assertThat(chronicle.documents())
                .extracting(document -> document.file().getFileName().toString())
                .containsExactly(
                        "c-2025-12-31.json", "b-2026-01-01T00-00-00Z.json.gz", "a-2026-01-03.json");
        assertThat(chronicle.names()).containsExactly("aws");
        assertThat(chronicle.notes()).isEmpty();
    }

    /// The longest name that the folder's name begins with.
    @ParameterizedTest
    @MethodSource
    void theFeedIsToldByTheNameOfTheFolder(Case example) throws IOException {
        file(example.folder + "/" + DAY);

        assertThat(read(example.folder).names()).containsExactly(example.document);
    }

    record Case(String folder, String document) {}

    static Stream<Case> theFeedIsToldByTheNameOfTheFolder() {
        return Stream.of(
                new Case("aws-consecutive", "aws"),
                new Case("github-format-flap", "github"),
                new Case("google-user-triggered-fetchers-2025", "google-user-triggered-fetchers"),
                new Case("stripe-api", "stripe/api"),
                new Case("zscaler-cenr-old", "zscaler/cenr"));
    }

    @Test
    void theFeedMayBeSaidInstead() throws IOException {
        file("archive/" + DAY);

        for (String name : List.of("stripe-api", "stripe/api")) {
            Chronicle chronicle =
                    Chronicle.read(folder.resolve("archive"), CATALOGUE, Optional.of(name));
            assertThat(chronicle.names()).containsExactly("stripe/api");
        }
    }

    @Test
    void aFolderOfFoldersHoldsADocumentEach() throws IOException {
        file("aws/2026-01-02.json");
        file("stripe-api/" + DAY);
        file("aws-events/" + DAY);
        file("zscaler/" + DAY);

        Chronicle chronicle = Chronicle.read(folder, CATALOGUE, Optional.empty());

        assertThat(chronicle.documents())
                .extracting(document -> document.document().key().toString())
                .containsExactly("stripe/api", "aws");
        assertThat(chronicle.notes())
                .containsExactly(
                        "left out the folder aws-events: no feed or document is called so",
                        "left out the folder zscaler: the feed has several documents, called"
                                + " zscaler-cenr, zscaler-hubs");
    }

    @Test
    void onlyWhatWasAskedForIsKept() throws IOException {
        file("aws/2026-01-01.json");
        file("aws/2026-01-02.json");
        file("aws/2026-01-03.json");
        Chronicle all = read("aws");

        Chronicle some =
                all.between(
                        Instant.parse("2026-01-02T00:00:00Z"),
                        Instant.parse("2026-01-03T00:00:00Z"));

        assertThat(some.documents()).extracting(Recorded::time).containsExactly(some.from());
        assertThat(some.from()).isEqualTo("2026-01-02T00:00:00Z");
        assertThat(all.only(List.of("gcp")).isEmpty()).isTrue();
    }

    @Test
    void aFolderThatIsCalledAsNoFeedIsRefused() throws IOException {
        file("asw/" + DAY);

        assertRefused(
                "asw",
                "the folder asw does not say whose documents it holds",
                "--feed; did you mean aws");
    }

    @Test
    void aFeedOfSeveralDocumentsHasToBeToldApart() throws IOException {
        file("zscaler/" + DAY);

        assertRefused(
                "zscaler", "zscaler has several documents", "--feed: zscaler-cenr, zscaler-hubs");
    }

    @Test
    void filesWithoutATimeAreNamed() throws IOException {
        for (int i = 0; i < 7; i++) {
            file("aws/v" + i + ".json");
        }

        assertRefused("aws", "v0.json: the name does not say when", "and 2 more files");
    }

    @Test
    void anEmptyFolderIsRefusedWithWhatWouldBeRight() throws IOException {
        Files.createDirectories(folder.resolve("nothing/asw"));

        assertRefused(
                "nothing", "holds no documents: expected files such as", "left out the folder asw");
    }

    @Test
    void aFeedThatDoesNotExistIsRefused() throws IOException {
        file("x/" + DAY);

        assertThatExceptionOfType(HistoryException.class)
                .isThrownBy(
                        () -> Chronicle.read(folder.resolve("x"), CATALOGUE, Optional.of("awz")))
                .withMessageContaining("there is no feed or document awz")
                .withMessageContaining("did you mean aws");
    }

    private void assertRefused(String name, String... messages) {
        assertThatExceptionOfType(HistoryException.class)
                .isThrownBy(() -> read(name))
                .satisfies(e -> assertThat(String.join("; ", e.lines())).contains(messages));
    }

    private Chronicle read(String name) {
        return Chronicle.read(folder.resolve(name), CATALOGUE, Optional.empty());
    }

    private void file(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
    }
}
